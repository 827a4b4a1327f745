package org.warta.enricher.linear;

/** Which row of a model a feature has: an open hash table of ints. */
final class FeatureTable {
    static final int ABSENT = -1;

    private final int[] hashes;
    private final int[] keys;
    private final int[] rows;
    private final int mask;

    /** A table that gives the hash at index {@code i} the row {@code i}. */
    FeatureTable(int[] hashes) {
        this.hashes = hashes.clone();
        int capacity = Integer.highestOneBit(Math.max(8, hashes.length)) << 2;
        keys = new int[capacity];
        rows = new int[capacity];
        mask = capacity - 1;
        for (int row = 0; row < hashes.length; row++) {
            int place = hashes[row] & mask;
            while (keys[place] != 0) {
                place = (place + 1) & mask;
            }
            keys[place] = hashes[row];
            rows[place] = row;
        }
    }

    int size() {
        return hashes.length;
    }

    int hash(int row) {
        return hashes[row];
    }

    /** The row of a feature; {@link #ABSENT} when the model does not know it. */
    int row(int hash) {
        int place = hash & mask;
        while (keys[place] != hash) {
            if (keys[place] == 0) {
                return ABSENT;
            }
            place = (place + 1) & mask;
        }
        return rows[place];
    }
}
