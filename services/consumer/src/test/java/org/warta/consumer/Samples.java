package org.warta.consumer;

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

/** Enriched articles for tests. Every text in them starts with the given word. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    static {
        EventSchemas.trust();
    }

    private Samples() {}

    public static String id(String uri) {
        return UUID.nameUUIDFromBytes(uri.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A usable article; {@code enrichment} is the seconds after noon at which it was enriched. */
    public static EnrichedArticle usable(String uri, long version, int enrichment, String word) {
        Article article = article(uri, version)
                .setHeadline(word + " headline")
                .setBody(word + " body.\n\nSecond paragraph of " + word + ".")
                .setSummary(word + " summary")
                .setByline(word + " byline")
                .setSubjects(List.of(word + " \"subject\"", "a\\b, {c}"))
                .setCopyrightHolder(word + " holder")
                .setCopyrightNotice(word + " notice")
                .setUsageTerms(word + " terms")
                .setAltIds(Map.of("guid", word))
                .build();
        Enrichment found = enrichment(enrichment)
                .setTopics(List.of(new Topic("medtop:11000000", 0.75f, List.of(span(0, 2)))))
                .setEntities(List.of(
                        new Entity(
                                EntityType.PERSON,
                                word + " Person",
                                null,
                                0.5f,
                                List.of(span(0, 4), span(6, 8)),
                                List.of()),
                        new Entity(
                                EntityType.PLACE,
                                "Indonesia",
                                "http://www.wikidata.org/entity/Q252",
                                1f,
                                List.of(span(1, 3)),
                                List.of("https://www.iso.org/obp/ui/#iso:code:3166:ID"))))
                .build();
        return new EnrichedArticle(article, found);
    }

    /** A cancellation as the enricher passes it on. */
    public static EnrichedArticle canceled(String uri, long version, int enrichment) {
        return new EnrichedArticle(
                article(uri, version).setPubStatus(PubStatus.CANCELED).build(),
                enrichment(enrichment).build());
    }

    public static Article.Builder article(String uri, long version) {
        Instant created = Instant.ofEpochMilli(version);
        return Article.newBuilder()
                .setId(id(uri))
                .setUri(uri)
                .setVersion(version)
                .setVersionCreated(created)
                .setHeadline("")
                .setBody("")
                .setSource(new Source("tests", "Kantor Berita Contoh", null))
                .setContentHash("0".repeat(64))
                .setIngestedAt(created);
    }

    public static Enrichment.Builder enrichment(int seconds) {
        return Enrichment.newBuilder()
                .setLanguage(new Language("id", 0.9f, LanguageBasis.DETECTED))
                .setEnrichedAt(NOON.plusSeconds(seconds))
                .setModel(new Model("test", "1", "none"));
    }

    private static Span span(int start, int end) {
        return new Span(TextField.BODY, start, end);
    }
}
