package org.warta.enricher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.schemas.wire.EventSchemas;

/** Articles to test with. */
public final class Articles {
    private static final Path SEED = Path.of("../../seeds/dukungan-korea-utara-rusia.txt");

    static {
        // loads the class that makes Avro trust the events' enums, as the services do on their way
        List<Schema> unused = EventSchemas.CURRENT;
    }

    private Articles() {}

    /** The seed document as the producer publishes it: the repeated headline dropped, paragraphs apart. */
    public static Article seed() {
        try {
            List<String> lines = Files.readAllLines(SEED, StandardCharsets.UTF_8);
            return article(lines.get(0), lines.stream().skip(2).collect(Collectors.joining("\n\n")))
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A usable article with a fresh id. */
    public static Article.Builder article(String headline, String body) {
        String id = UUID.randomUUID().toString();
        return Article.newBuilder()
                .setId(id)
                .setUri("urn:uuid:" + id)
                .setVersion(1)
                .setVersionCreated(Instant.EPOCH)
                .setPubStatus(PubStatus.USABLE)
                .setHeadline(headline)
                .setBody(body)
                .setSource(new Source("test", null, null))
                .setSubjects(List.of())
                .setAltIds(Map.of())
                .setContentHash("")
                .setIngestedAt(Instant.EPOCH);
    }

    /** The text that a span points at. */
    public static String cut(Article article, Span span) {
        return cut(span.getField() == TextField.HEADLINE ? article.getHeadline() : article.getBody(), span);
    }

    /** The text that a span points at. */
    public static String cut(String text, Span span) {
        return text.substring(text.offsetByCodePoints(0, span.getStart()), text.offsetByCodePoints(0, span.getEnd()));
    }
}
