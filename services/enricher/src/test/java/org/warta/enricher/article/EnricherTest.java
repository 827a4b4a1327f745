package org.warta.enricher.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.enricher.Articles;
import org.warta.enricher.entity.SequenceEntityTagger;
import org.warta.enricher.language.LanguageRule;
import org.warta.enricher.language.LinearLanguageIdentifier;
import org.warta.enricher.topic.LexiconMediaTopicTagger;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Enrichment;
import org.warta.event.LanguageBasis;
import org.warta.event.Model;
import org.warta.event.PubStatus;
import org.warta.event.Topic;

class EnricherTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:05:06.789Z");
    private static final Enricher ENRICHER = new Enricher(
            new LanguageRule(LinearLanguageIdentifier.builtIn()),
            new LexiconMediaTopicTagger(),
            new SequenceEntityTagger(),
            "1.2.3",
            Clock.fixed(NOW.plusNanos(123), ZoneOffset.UTC));
    private static final int LARGEST_TEXT_CHARS = 1024 * 1024;

    @Test
    void enrichesTheSeedAndLeavesTheArticleAsItIs() {
        Article seed = Articles.seed();
        EnrichedArticle enriched = ENRICHER.enrich(seed);
        Enrichment enrichment = enriched.getEnrichment();
        assertThat(enriched.getArticle()).isEqualTo(seed);
        assertThat(enrichment.getLanguage().getTag()).isEqualTo("id");
        assertThat(enrichment.getLanguage().getBasis()).isEqualTo(LanguageBasis.DETECTED);
        assertThat(enrichment.getTopics()).extracting(Topic::getCode).startsWith("medtop:11000000", "medtop:16000000");
        assertThat(enrichment.getEntities()).hasSize(11);
        assertThat(enrichment.getEnrichedAt()).isEqualTo(NOW);
        assertThat(enrichment.getModel()).isEqualTo(new Model("warta-tagger", "1.2.3", "iptc-mediatopics-2023-10-24"));
    }

    @Test
    void removesEveryTextOfACanceledArticleAndFindsNothingInIt() {
        Article canceled = Article.newBuilder(Articles.seed())
                .setPubStatus(PubStatus.CANCELED)
                .setSummary("Ringkasan")
                .setByline("Penulis")
                .setSubjects(List.of("politik"))
                .setLanguage("id")
                .build();
        EnrichedArticle enriched = ENRICHER.enrich(canceled);
        assertThat(enriched.getArticle())
                .isEqualTo(Article.newBuilder(canceled)
                        .setHeadline("")
                        .setBody("")
                        .setSummary(null)
                        .setByline(null)
                        .setSubjects(List.of())
                        .build());
        assertThat(enriched.getEnrichment().getLanguage().getTag()).isEqualTo("und");
        assertThat(enriched.getEnrichment().getTopics()).isEmpty();
        assertThat(enriched.getEnrichment().getEntities()).isEmpty();
    }

    @Property(tries = 200)
    void takesAnyText(@ForAll String headline, @ForAll String body) {
        Article article = Articles.article(headline, body).build();
        assertThatCode(() -> ENRICHER.enrich(article)).doesNotThrowAnyException();
    }

    /** Texts that would be slow if anything looked back or ahead without bound. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "a\u0301",
                "\u0301",
                "Kim ",
                "Presiden ",
                "Universitas Contoh dan ",
                "🐢",
                "\ud83d",
                "(",
                "Menteri Luar Negeri, ",
                "J. ",
                "Inc ",
                "A-",
                "\n",
                "'",
                "perang ",
                "Korea Utara, Rusia. ",
                "Ana Budi "
            })
    void takesTheLargestTextInBoundedTime(String piece) {
        String text = piece.repeat(LARGEST_TEXT_CHARS / piece.length());
        Article article = Articles.article("Headline", text).build();
        assertTimeout(Duration.ofSeconds(20), () -> ENRICHER.enrich(article));
    }
}
