package org.warta.enricher.sequence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained model as it is kept: the weights that hold for all conventions of annotation, and what each convention adds.
 *
 * <p>Corpora disagree about what an entity is, a country that acts for instance. A model keeps such conventions apart
 * and learns from all of them (feature augmentation: Daumé III, Frustratingly Easy Domain Adaptation, 2007).
 */
public final class SequenceModel {
    /** One in weights: they are kept as whole numbers of this part. */
    static final int ONE = 256;

    /** Weights are kept as multiples of this many parts, which makes files small and costs nothing measurable. */
    static final int STEP = 4;

    /**
     * What a model is for.
     *
     * @param language BCP 47 tag of the texts
     * @param labels its labels
     * @param conventions names of the conventions, the preferred one first
     * @param register tells conventions apart by the words of a text
     */
    public record Head(String language, LabelScheme labels, List<String> conventions, Register register) {}

    private final Head head;
    private final short[] transitions;
    private final Weights general;
    private final List<Weights> additions;

    /** Weights of features. */
    static final class Weights {
        private final int[] features;
        private final short[] rows;

        /**
         * @param features hashes in ascending order
         * @param rows weights in parts of {@link #ONE}, one a label for each feature
         */
        Weights(int[] features, short[] rows) {
            this.features = features;
            this.rows = rows;
        }

        int[] features() {
            return features;
        }

        short[] rows() {
            return rows;
        }
    }

    /**
     * @param transitions weight of each label behind each other one, then of each as the first
     * @param general weights for all conventions
     * @param additions what each convention adds to them, in the order of {@link Head#conventions}
     */
    SequenceModel(Head head, short[] transitions, Weights general, List<Weights> additions) {
        this.head = head;
        this.transitions = transitions;
        this.general = general;
        this.additions = List.copyOf(additions);
    }

    /** What the model is for. */
    public Head head() {
        return head;
    }

    short[] transitions() {
        return transitions;
    }

    Weights general() {
        return general;
    }

    List<Weights> additions() {
        return additions;
    }

    /** How many features it has. */
    public int features() {
        return general.features().length;
    }

    /** All weights of a convention in one table. */
    WeightTable table(int convention) {
        int labels = head.labels().size();
        Weights added = additions.get(convention);
        Map<Integer, Integer> rows = new HashMap<>();
        int[] features = Arrays.copyOf(general.features(), general.features().length + added.features().length);
        short[] weights = Arrays.copyOf(general.rows(), features.length * labels);
        for (int row = 0; row < general.features().length; row++) {
            rows.put(features[row], row);
        }
        int count = general.features().length;
        for (int i = 0; i < added.features().length; i++) {
            Integer there = rows.get(added.features()[i]);
            int row = there == null ? count++ : there;
            features[row] = added.features()[i];
            for (int label = 0; label < labels; label++) {
                weights[row * labels + label] += added.rows()[i * labels + label];
            }
        }
        return new WeightTable(Arrays.copyOf(features, count), weights, labels);
    }
}
