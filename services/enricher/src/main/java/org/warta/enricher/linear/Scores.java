package org.warta.enricher.linear;

import java.util.List;

/** What a model makes of a text. */
public final class Scores {
    private final List<String> labels;
    private final double[] probabilities;
    private final double known;

    Scores(List<String> labels, double[] probabilities, double known) {
        this.labels = labels;
        this.probabilities = probabilities.clone();
        this.known = known;
    }

    /** The model's labels. */
    public List<String> labels() {
        return labels;
    }

    /** The probability of the label with this index. */
    public double probability(int label) {
        return probabilities[label];
    }

    /**
     * The part of the text's feature occurrences that the training data had, from 0 to 1: low for text of another kind
     * than the model was trained on, whose probabilities tell nothing.
     */
    public double known() {
        return known;
    }

    /** Index of the likeliest label. */
    public int best() {
        int best = 0;
        for (int label = 1; label < probabilities.length; label++) {
            if (probabilities[label] > probabilities[best]) {
                best = label;
            }
        }
        return best;
    }

    /** The likeliest label. */
    public String bestLabel() {
        return labels.get(best());
    }
}
