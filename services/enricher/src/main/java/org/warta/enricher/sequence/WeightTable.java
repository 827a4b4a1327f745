package org.warta.enricher.sequence;

/** Weights of features, one a label, in one hash table of ints: a feature's row is found by its hash. Immutable. */
final class WeightTable {
    private final int[] features;
    private final short[] weights;
    private final int labels;
    private final int mask;

    /**
     * @param features distinct hashes, none of them 0
     * @param rows their weights, {@code labels} for each
     */
    WeightTable(int[] features, short[] rows, int labels) {
        int capacity = Integer.highestOneBit(Math.max(8, features.length * 2)) * 2;
        this.features = new int[capacity];
        this.weights = new short[capacity * labels];
        this.labels = labels;
        this.mask = capacity - 1;
        for (int row = 0; row < features.length; row++) {
            int slot = features[row] & mask;
            while (this.features[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            this.features[slot] = features[row];
            System.arraycopy(rows, row * labels, weights, slot * labels, labels);
        }
    }

    /** Adds the weights of a feature to {@code scores}, from {@code at} on; nothing where it is not known. */
    void add(int feature, int[] scores, int at) {
        int slot = feature & mask;
        int there = features[slot];
        while (there != 0) {
            if (there == feature) {
                int row = slot * labels;
                for (int label = 0; label < labels; label++) {
                    scores[at + label] += weights[row + label];
                }
                return;
            }
            slot = (slot + 1) & mask;
            there = features[slot];
        }
    }
}
