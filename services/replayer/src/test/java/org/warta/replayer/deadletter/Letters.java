package org.warta.replayer.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.warta.event.Article;
import org.warta.event.Source;
import org.warta.schemas.wire.EventSchemas;

/** Letters and articles for tests. */
public final class Letters {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    static {
        EventSchemas.trust();
    }

    private Letters() {}

    /** An article that keeps every rule. */
    public static Article article(String name, Instant versionCreated) {
        String uri = "https://example.org/" + name;
        return Article.newBuilder()
                .setId(ArticleRules.id(uri))
                .setUri(uri)
                .setVersion(versionCreated.toEpochMilli())
                .setVersionCreated(versionCreated)
                .setHeadline("Judul " + name)
                .setBody("Isi " + name + ".")
                .setLanguage("id")
                .setSource(new Source("tests", "Kantor Berita Contoh", null))
                .setContentHash(ArticleRules.contentHash("Judul " + name, "Isi " + name + "."))
                .setIngestedAt(NOON)
                .build();
    }

    /** A letter of the topic's partition 0 that died so many minutes after noon. */
    static Letter letter(String topic, long offset, int minutes, Map<String, String> headers) {
        List<LetterHeader> all = new ArrayList<>();
        headers.forEach((name, value) -> all.add(new LetterHeader(name, utf8(value))));
        return new Letter(
                new LetterAddress(topic, 0, offset),
                NOON.plus(Duration.ofMinutes(minutes)),
                utf8("key-" + offset),
                utf8("value"),
                all);
    }

    static LetterHead head(String topic, long offset, int minutes, String exception) {
        return letter(topic, offset, minutes, Map.of(Letter.EXCEPTION, exception))
                .head();
    }

    static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
