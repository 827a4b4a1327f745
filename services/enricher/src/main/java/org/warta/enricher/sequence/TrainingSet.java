package org.warta.enricher.sequence;

import java.util.Arrays;
import java.util.List;

/**
 * Sentences as numbers. A model over them has a weight for each feature and label, then for each label behind each
 * other, then for each label as the first.
 */
final class TrainingSet {
    private final int[][][] features;
    private final int[][] labels;
    private final double[] weights;
    private final long[] keys;
    private final int labelCount;

    private TrainingSet(int[][][] features, int[][] labels, double[] weights, long[] keys, int labelCount) {
        this.features = features;
        this.labels = labels;
        this.weights = weights;
        this.keys = keys;
        this.labelCount = labelCount;
    }

    /** Leaves out the features seen less often than {@code leastSeen} times, and numbers the others anew. */
    static TrainingSet of(
            List<int[][]> features,
            List<int[]> labels,
            List<Double> weights,
            FeatureIndex index,
            int leastSeen,
            int labelCount) {
        int[] seen = new int[index.size()];
        for (int[][] sentence : features) {
            for (int[] word : sentence) {
                for (int feature : word) {
                    seen[feature]++;
                }
            }
        }
        int[] renumbered = new int[seen.length];
        long[] keys = new long[seen.length];
        int kept = 0;
        for (int feature = 0; feature < seen.length; feature++) {
            renumbered[feature] = seen[feature] >= leastSeen ? kept : -1;
            if (seen[feature] >= leastSeen) {
                keys[kept++] = index.key(feature);
            }
        }
        int[][][] all = new int[features.size()][][];
        for (int sentence = 0; sentence < all.length; sentence++) {
            int[][] words = features.get(sentence);
            for (int word = 0; word < words.length; word++) {
                int count = 0;
                for (int feature : words[word]) {
                    if (renumbered[feature] >= 0) {
                        words[word][count++] = renumbered[feature];
                    }
                }
                words[word] = Arrays.copyOf(words[word], count);
            }
            all[sentence] = words;
        }
        return new TrainingSet(
                all,
                labels.toArray(int[][]::new),
                weights.stream().mapToDouble(Double::doubleValue).toArray(),
                Arrays.copyOf(keys, kept),
                labelCount);
    }

    int size() {
        return features.length;
    }

    int[][] features(int sentence) {
        return features[sentence];
    }

    int[] labels(int sentence) {
        return labels[sentence];
    }

    /** How much a sentence counts. */
    double weight(int sentence) {
        return weights[sentence];
    }

    int labelCount() {
        return labelCount;
    }

    int features() {
        return keys.length;
    }

    long key(int feature) {
        return keys[feature];
    }

    /** Where the weights of one label behind another begin. */
    int transitions() {
        return keys.length * labelCount;
    }

    /** Where the weights of first labels begin. */
    int starts() {
        return transitions() + labelCount * labelCount;
    }

    int variables() {
        return starts() + labelCount;
    }
}
