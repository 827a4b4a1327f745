package org.warta.reader.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Enrichment;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.Language;
import org.warta.event.LanguageBasis;
import org.warta.event.Model;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.event.Topic;
import org.warta.schemas.wire.EventSchemas;

/** Enriched articles as the enricher writes them. */
public final class LiveSamples {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    static {
        EventSchemas.trust();
    }

    private LiveSamples() {}

    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public static EnrichedArticle article(String name) {
        return article(name, 1);
    }

    static EnrichedArticle article(String name, long version) {
        return article(name, version, "medtop:15000000", "id", "kantor", "Susi");
    }

    static EnrichedArticle article(
            String name, long version, String topic, String language, String source, String person) {
        return new EnrichedArticle(
                draft(name, version)
                        .setHeadline("Judul " + name)
                        .setBody("Isi " + name)
                        .setSource(new Source(source, null, null))
                        .build(),
                enrichment(language)
                        .setTopics(List.of(new Topic(topic, 0.75f, List.of())))
                        .setEntities(List.of(new Entity(
                                EntityType.PERSON,
                                person,
                                null,
                                0.5f,
                                List.of(new Span(TextField.BODY, 0, 3)),
                                List.of())))
                        .build());
    }

    static EnrichedArticle embargoed(String name, Instant until) {
        EnrichedArticle article = article(name);
        article.getArticle().put("embargoedUntil", until);
        return article;
    }

    static EnrichedArticle with(EnrichedArticle article, PubStatus status) {
        article.getArticle().put("pubStatus", status);
        return article;
    }

    /** A cancellation as the enricher passes it on. */
    static EnrichedArticle canceled(String name, long version) {
        return new EnrichedArticle(
                draft(name, version).setPubStatus(PubStatus.CANCELED).build(),
                enrichment("und").build());
    }

    private static Article.Builder draft(String name, long version) {
        return Article.newBuilder()
                .setId(id(name))
                .setUri("https://example.org/" + name)
                .setVersion(version)
                .setVersionCreated(NOON)
                .setHeadline("")
                .setBody("")
                .setSource(new Source("kantor", null, null))
                .setSubjects(List.of())
                .setAltIds(Map.of())
                .setContentHash("0".repeat(64))
                .setIngestedAt(NOON);
    }

    private static Enrichment.Builder enrichment(String language) {
        return Enrichment.newBuilder()
                .setLanguage(new Language(language, 0.9f, LanguageBasis.DETECTED))
                .setEnrichedAt(NOON)
                .setModel(new Model("test", "1", "none"));
    }
}
