package org.warta.enricher.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.event.Topic;

/** Measures the tagger on articles that it was never trained on or tuned to. */
class GoldSetTest {
    private static final LexiconMediaTopicTagger TAGGER = new LexiconMediaTopicTagger();
    private static final Lexicon LEXICON = new Lexicon();
    private static final Calibration CALIBRATION = Calibration.shipped();

    /** Floors a little below what was measured (RATIONALE.md). */
    @ParameterizedTest
    @CsvSource({"id, 0.76, 0.74, 0.75, 0.02", "en, 0.78, 0.77, 0.75, 0.02"})
    void findsTheTopicsOfTheUpperLevel(String language, double micro, double macro, double first, double error) {
        TopicScores scores = measure(heldOut(language), Concepts.upper());
        assertThat(scores.microF1()).as("%s", scores).isGreaterThanOrEqualTo(micro);
        assertThat(scores.macroF1()).as("%s", scores).isGreaterThanOrEqualTo(macro);
        assertThat(scores.first()).as("%s", scores).isGreaterThanOrEqualTo(first);
        assertThat(scores.error()).as("%s", scores).isLessThanOrEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"id, 0.56, 0.47, 0.01", "en, 0.54, 0.42, 0.01"})
    void findsTopicsOfTheSecondLevel(String language, double precision, double micro, double error) {
        TopicScores scores = measure(heldOut(language), Concepts.lower());
        assertThat(scores.precision()).as("%s", scores).isGreaterThanOrEqualTo(precision);
        assertThat(scores.microF1()).as("%s", scores).isGreaterThanOrEqualTo(micro);
        assertThat(scores.error()).as("%s", scores).isLessThanOrEqualTo(error);
    }

    @Test
    void givesATextAboutNothingNoTopic() {
        assertThat(LabelledArticle.heldOut())
                .filteredOn(article -> article.topics().isEmpty())
                .hasSize(8)
                .allSatisfy(article -> assertThat(TAGGER.tag(article.passages(), article.language()))
                        .extracting(Topic::getCode)
                        .isEmpty());
    }

    @Test
    void hasArticlesForEveryTopicInBothLanguagesAndNoneInBothSets() {
        assertThat(LabelledArticle.training())
                .extracting(LabelledArticle::body)
                .doesNotContainAnyElementsOf(LabelledArticle.heldOut().stream()
                        .map(LabelledArticle::body)
                        .toList());
        Map<String, Long> training = mainTopics(LabelledArticle.training());
        Map<String, Long> heldOut = mainTopics(LabelledArticle.heldOut());
        for (int concept : Concepts.upper()) {
            assertThat(training).containsEntry("id " + Concepts.code(concept), 10L);
            assertThat(training).containsEntry("en " + Concepts.code(concept), 5L);
            assertThat(heldOut).containsEntry("id " + Concepts.code(concept), 5L);
            assertThat(heldOut).containsEntry("en " + Concepts.code(concept), 3L);
        }
    }

    private static Map<String, Long> mainTopics(List<LabelledArticle> articles) {
        return articles.stream()
                .filter(article -> !article.topics().isEmpty())
                .collect(Collectors.groupingBy(
                        article -> article.language() + " " + article.topics().get(0), Collectors.counting()));
    }

    private static List<LabelledArticle> heldOut(String language) {
        return LabelledArticle.heldOut().stream()
                .filter(article -> article.language().equals(language))
                .toList();
    }

    private static TopicScores measure(List<LabelledArticle> articles, int[] level) {
        List<double[]> probabilities = new ArrayList<>();
        List<Set<String>> tags = new ArrayList<>();
        for (LabelledArticle article : articles) {
            probabilities.add(CALIBRATION.probabilities(new Tally(LEXICON, article.passages(), article.language())));
            tags.add(TAGGER.tag(article.passages(), article.language()).stream()
                    .map(Topic::getCode)
                    .collect(Collectors.toSet()));
        }
        return TopicScores.of(articles, probabilities, tags, level);
    }
}
