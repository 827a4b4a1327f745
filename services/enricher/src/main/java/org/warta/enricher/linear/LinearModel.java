package org.warta.enricher.linear;

import java.util.List;

/**
 * A trained linear classifier. Safe for use by many threads; each keeps its own counters, of a few bytes a feature. The
 * time is linear in the length of the text.
 */
public final class LinearModel {
    private final Head head;
    private final FeatureTable table;
    private final byte[] groups;
    private final float[] rarities;

    /** Rows of one byte a label; times the scale of its row it is the weight. */
    private final byte[] weights;

    private final float[] scales;
    private final double[] biases;
    private final ThreadLocal<Counts> counts;

    /**
     * What a model is besides its numbers.
     *
     * @param purpose what the model is for, such as {@code language}: the loader refuses a model of another purpose
     * @param labels the labels, in the order of the scores
     * @param decision what the probabilities mean
     * @param settings which features count
     * @param temperature divides the scores before they become probabilities, so that these are true on unseen text
     */
    public record Head(
            String purpose, List<String> labels, Decision decision, FeatureSettings settings, double temperature) {

        public Head {
            labels = List.copyOf(labels);
        }
    }

    LinearModel(
            Head head, int[] hashes, byte[] groups, float[] rarities, byte[] weights, float[] scales, double[] biases) {
        this.head = head;
        this.table = new FeatureTable(hashes);
        this.groups = groups.clone();
        this.rarities = rarities.clone();
        this.weights = weights.clone();
        this.scales = scales.clone();
        this.biases = biases.clone();
        counts = ThreadLocal.withInitial(() -> new Counts(head.settings(), table));
    }

    /** What the model is besides its numbers. */
    public Head head() {
        return head;
    }

    /** The labels, in the order of the scores. */
    public List<String> labels() {
        return head.labels();
    }

    /** How many features the model knows. */
    public int features() {
        return table.size();
    }

    /** The probability of each label. */
    public Scores scores(CharSequence text) {
        Counts found = counts.get();
        found.read(text);
        double[] scores = biases.clone();
        double[] factors = new double[FeatureGroup.COUNT];
        Weighting.factors(found, groups, rarities, head.settings(), factors);
        for (int i = 0; i < found.size(); i++) {
            int row = found.row(i);
            double value = value(found, row, factors) * scales[row];
            int at = row * scores.length;
            for (int label = 0; label < scores.length; label++) {
                scores[label] += value * weights[at + label];
            }
        }
        Probabilities.of(scores, head.decision(), head.temperature());
        return new Scores(head.labels(), scores, found.knownShare());
    }

    /**
     * Tells what each stretch of a text says for or against a label. The weights add up to the label's log-odds (up to a
     * common constant for {@link Decision#ONE_OF}) without its bias.
     *
     * @param label index of the label
     */
    public void explain(CharSequence text, int label, Contribution contribution) {
        Counts found = counts.get();
        found.read(text);
        double[] factors = new double[FeatureGroup.COUNT];
        Weighting.factors(found, groups, rarities, head.settings(), factors);
        found.reader().read(text, (hash, group, start, end) -> {
            int row = table.row(hash);
            if (row != FeatureTable.ABSENT) {
                double weight = (double) scales[row] * weights[row * biases.length + label] / head.temperature();
                contribution.accept(start, end, weight * value(found, row, factors) / found.count(row));
            }
        });
    }

    private double value(Counts found, int row, double[] factors) {
        return Weighting.ofCount(found.count(row)) * rarities[row] * factors[groups[row]];
    }

    FeatureTable table() {
        return table;
    }

    byte[] groups() {
        return groups.clone();
    }

    float[] rarities() {
        return rarities.clone();
    }

    byte[] weights() {
        return weights.clone();
    }

    float[] scales() {
        return scales.clone();
    }

    double[] biases() {
        return biases.clone();
    }
}
