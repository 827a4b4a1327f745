package org.warta.enricher.article;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.warta.enricher.entity.EntityTagger;
import org.warta.enricher.entity.SequenceEntityTagger;
import org.warta.enricher.language.LanguageRule;
import org.warta.enricher.language.LinearLanguageIdentifier;
import org.warta.enricher.text.Passage;
import org.warta.enricher.topic.LexiconMediaTopicTagger;
import org.warta.enricher.topic.MediaTopicTagger;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Enrichment;
import org.warta.event.Language;
import org.warta.event.LanguageBasis;
import org.warta.event.Model;
import org.warta.event.PubStatus;
import org.warta.event.TextField;

/** Enriches one article at a time, without any effect outside. Safe for use by many threads. */
public final class Enricher {
    static final String METHOD = "warta-tagger";
    static final String VOCABULARY = "iptc-mediatopics-2023-10-24";

    private final LanguageRule languages;
    private final MediaTopicTagger topics;
    private final EntityTagger entities;
    private final Model model;
    private final Clock clock;

    /**
     * An enricher of these parts.
     *
     * @param version the version of Warta, which is that of its rules
     */
    public Enricher(
            LanguageRule languages, MediaTopicTagger topics, EntityTagger entities, String version, Clock clock) {
        this.languages = languages;
        this.topics = topics;
        this.entities = entities;
        this.model = new Model(METHOD, version, VOCABULARY);
        this.clock = clock;
    }

    /** The enricher with everything that comes with Warta. */
    public static Enricher builtIn(String version, Clock clock) {
        return new Enricher(
                new LanguageRule(LinearLanguageIdentifier.builtIn()),
                new LexiconMediaTopicTagger(),
                new SequenceEntityTagger(),
                version,
                clock);
    }

    /** The article with what its headline and body tell; a canceled one without any text and with nothing found in it. */
    public EnrichedArticle enrich(Article article) {
        return article.getPubStatus() == PubStatus.CANCELED
                ? new EnrichedArticle(
                        withoutText(article), enrichment(undetermined()).build())
                : new EnrichedArticle(article, enrichmentOf(article));
    }

    private Enrichment enrichmentOf(Article article) {
        String text = article.getHeadline() + "\n\n" + article.getBody();
        Language language = languages.decide(text, article.getLanguage());
        String primary = LanguageRule.primary(language.getTag());
        List<Passage> passages = List.of(
                Passage.of(TextField.HEADLINE, article.getHeadline()), Passage.of(TextField.BODY, article.getBody()));
        return enrichment(language)
                .setTopics(topics.tag(passages, primary))
                .setEntities(entities.tag(passages, primary))
                .build();
    }

    private Enrichment.Builder enrichment(Language language) {
        return Enrichment.newBuilder()
                .setLanguage(language)
                .setEnrichedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setModel(model);
    }

    private static Language undetermined() {
        return new Language(LanguageRule.UNDETERMINED, 0f, LanguageBasis.UNDETERMINED);
    }

    /** What must not be kept of a retracted article: its text, its authors, and what others said about it. */
    private static Article withoutText(Article article) {
        return Article.newBuilder(article)
                .setHeadline("")
                .setBody("")
                .setSummary(null)
                .setByline(null)
                .setSubjects(List.of())
                .build();
    }
}
