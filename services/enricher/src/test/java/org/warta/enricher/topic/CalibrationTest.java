package org.warta.enricher.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** After a change of the terms or the training articles: put the lines that this test found into the resource. */
    @Test
    void theShippedCoefficientsAreThoseFittedToTheTrainingArticles() throws IOException {
        try (InputStream resource =
                Objects.requireNonNull(Calibration.class.getResourceAsStream(Calibration.RESOURCE))) {
            List<String> shipped = new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(shipped).isEqualTo(new CalibrationFit(new Lexicon(), LabelledArticle.training()).lines());
        }
    }

    @Test
    void aTopicOfTheSecondLevelIsNeverMoreProbableThanItsParent() {
        Lexicon lexicon = new Lexicon();
        Calibration calibration = Calibration.shipped();
        for (LabelledArticle article : LabelledArticle.training()) {
            double[] p = calibration.probabilities(new Tally(lexicon, article.passages(), article.language()));
            for (int concept : Concepts.lower()) {
                assertThat(p[concept]).isBetween(0.0, p[Concepts.parent(concept)]);
            }
        }
    }
}
