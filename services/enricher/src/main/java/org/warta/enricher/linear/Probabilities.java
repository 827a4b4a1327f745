package org.warta.enricher.linear;

/** Turns scores into probabilities. */
final class Probabilities {
    private Probabilities() {}

    /** Turns scores into probabilities, in place. */
    static void of(double[] scores, Decision decision, double temperature) {
        if (decision == Decision.ANY_OF) {
            for (int label = 0; label < scores.length; label++) {
                scores[label] = 1 / (1 + Math.exp(-scores[label] / temperature));
            }
            return;
        }
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int label = 0; label < scores.length; label++) {
            scores[label] = Math.exp((scores[label] - most) / temperature);
            sum += scores[label];
        }
        for (int label = 0; label < scores.length; label++) {
            scores[label] /= sum;
        }
    }
}
