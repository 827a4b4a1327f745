package org.warta.enricher.command;

import org.warta.enricher.linear.Decision;
import org.warta.enricher.linear.FeatureSettings;
import org.warta.enricher.linear.TrainingSettings;

/** How classifiers of texts are trained; chosen by cross-validation, see RATIONALE.md. */
final class TopicSettings {
    /** What their models are for. */
    static final String PURPOSE = "topics";

    private static final int READ_CHARS = 100_000;

    private TopicSettings() {}

    static TrainingSettings of(String language) {
        return new TrainingSettings(
                PURPOSE,
                Decision.ONE_OF,
                new FeatureSettings(1, 0, 1, 1, 1, 3, 5, language, READ_CHARS),
                3e-5,
                1,
                300_000,
                100);
    }
}
