package org.warta.enricher.linear;

/**
 * How a model is trained.
 *
 * @param purpose what the model is for, such as {@code language}
 * @param decision whether the labels exclude each other
 * @param features which features count
 * @param penalty L2 penalty of the weights, per example; greater: simpler models
 * @param leastTexts texts of the training data that a feature is in at the least
 * @param mostFeatures features kept at the most, the commonest first
 * @param iterations steps of the optimiser at the most
 */
public record TrainingSettings(
        String purpose,
        Decision decision,
        FeatureSettings features,
        double penalty,
        int leastTexts,
        int mostFeatures,
        int iterations) {}
