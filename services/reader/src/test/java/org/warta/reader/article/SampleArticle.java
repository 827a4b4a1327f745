package org.warta.reader.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.warta.reader.article.ArticleSummary.LanguageView;
import org.warta.reader.article.ArticleSummary.SourceView;
import org.warta.reader.article.ArticleView.EnrichmentView;
import org.warta.reader.article.ArticleView.EntityView;
import org.warta.reader.article.ArticleView.ModelView;

/** Articles to tell in other formats. */
public final class SampleArticle {
    public static final UUID ID = UUID.fromString("3bb4a1a6-2a5c-5e6e-9d75-6bb9d2d0a001");

    private SampleArticle() {}

    /** Everything that an article can have. */
    public static ArticleView full() {
        return of("Banjir surut di \"Semarang\" <b>& sekitarnya</b>", "Warga pulang.\n\nAir < 1 m & turun.");
    }

    public static ArticleView of(String headline, String body) {
        return new ArticleView(
                ID,
                "https://example.org/berita/banjir",
                1_795_392_000_123L,
                Instant.parse("2026-11-23T10:00:00.123Z"),
                Instant.parse("2026-11-23T08:00:00Z"),
                Instant.parse("2026-11-23T07:00:00Z"),
                Instant.parse("2026-11-23T07:00:00Z"),
                "USABLE",
                Instant.parse("2026-11-23T07:30:00Z"),
                Instant.parse("2036-11-23T07:00:00Z"),
                "id-ID",
                headline,
                body,
                "Air turun.",
                "Rina",
                new SourceView("contoh", "Kantor Berita Contoh", "https://example.org/"),
                List.of("Nasional"),
                "PT Contoh",
                "© 2026 PT Contoh",
                "Tidak untuk dijual.",
                "0".repeat(64),
                Instant.parse("2026-11-23T10:00:01Z"),
                Map.of("guid", "4711"),
                new EnrichmentView(
                        new LanguageView("id", 0.99f, "DETECTED"),
                        List.of(
                                TopicView.of("medtop:03000000", 0.755f, List.of(new SpanView("BODY", 0, 5))),
                                TopicView.of("x:unknown", 0.5f, List.of())),
                        List.of(
                                entity("PERSON", "Rina", "https://www.wikidata.org/entity/Q1"),
                                entity("ORGANISATION", "PT Contoh", null),
                                entity("PLACE", "Semarang", "https://example.org/tempat/Semaráng"),
                                entity("UNKNOWN", "Anu", "no uri")),
                        42L,
                        "story",
                        Instant.parse("2026-11-23T10:00:02Z"),
                        new ModelView("linear", "3", "2026")));
    }

    /** No more than an article must have. */
    public static ArticleView bare() {
        return new ArticleView(
                ID,
                "no uri at all",
                1,
                Instant.parse("2026-11-23T10:00:00Z"),
                null,
                null,
                Instant.parse("2026-11-23T10:00:00Z"),
                "USABLE",
                null,
                null,
                null,
                "Kabar",
                "",
                null,
                null,
                new SourceView("contoh", null, null),
                List.of(),
                null,
                null,
                null,
                "0".repeat(64),
                Instant.parse("2026-11-23T10:00:01Z"),
                Map.of(),
                new EnrichmentView(
                        new LanguageView("und", 0f, "UNDETERMINED"),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        Instant.parse("2026-11-23T10:00:02Z"),
                        new ModelView("linear", "3", "2026")));
    }

    private static EntityView entity(String type, String name, String uri) {
        return new EntityView(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                type,
                name,
                uri,
                List.of("https://example.com/same"),
                0.5f,
                List.of(new SpanView("BODY", 0, 4)));
    }
}
