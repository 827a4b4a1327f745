package org.warta.replayer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Enrichment;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.Language;
import org.warta.event.LanguageBasis;
import org.warta.event.Model;
import org.warta.event.Source;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.event.Topic;
import org.warta.schemas.wire.EventSchemas;

/** Articles for tests. */
public final class TestArticles {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    static {
        EventSchemas.trust();
    }

    private TestArticles() {}

    public static Article article(String name, long version) {
        String uri = "https://example.org/" + name;
        Instant created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Article.newBuilder()
                .setId(UUID.nameUUIDFromBytes(uri.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .setUri(uri)
                .setVersion(version)
                .setVersionCreated(created)
                .setHeadline("Headline of " + name)
                .setBody("Body of " + name + ".")
                .setSource(new Source("tests", "Kantor Berita Contoh", null))
                .setContentHash("%064x".formatted(version))
                .setIngestedAt(created)
                .build();
    }

    /** An article on politics that names these persons. */
    public static EnrichedArticle enriched(String name, long version, int secondsAfterNoon, String... entities) {
        return new EnrichedArticle(article(name, version), enrichment(secondsAfterNoon, "11000000", entities));
    }

    public static Enrichment enrichment(int secondsAfterNoon, String topic, String... entities) {
        Span span = new Span(TextField.BODY, 0, 4);
        return Enrichment.newBuilder()
                .setLanguage(new Language("id", 0.9f, LanguageBasis.DETECTED))
                .setTopics(List.of(new Topic("medtop:" + topic, 0.75f, List.of(span))))
                .setEntities(Arrays.stream(entities)
                        .map(entity -> new Entity(EntityType.PERSON, entity, null, 0.5f, List.of(span), List.of()))
                        .toList())
                .setEnrichedAt(NOON.plusSeconds(secondsAfterNoon))
                .setModel(new Model("test", "1", "none"))
                .build();
    }
}
