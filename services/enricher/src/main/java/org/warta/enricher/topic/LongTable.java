package org.warta.enricher.topic;

import java.util.Arrays;

/** A map from long to non-negative int without boxes: open addressing, at most half full. */
final class LongTable {
    static final int ABSENT = -1;

    private static final int FIRST_SLOTS = 1 << 10;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[FIRST_SLOTS];
    private int[] values = emptyValues(FIRST_SLOTS);
    private int size;

    /** The value of this key; {@link #ABSENT} for none. */
    int get(long key) {
        return values[slot(key)];
    }

    /** Gives a key that is not in the table its value. */
    void add(long key, int value) {
        if (++size * 2 > keys.length) {
            grow();
        }
        int slot = slot(key);
        keys[slot] = key;
        values[slot] = value;
    }

    /** Where the key is, or where it belongs. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * GOLDEN_RATIO) >>> 32) & mask;
        while (values[slot] != ABSENT && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = emptyValues(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != ABSENT) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int[] emptyValues(int slots) {
        int[] values = new int[slots];
        Arrays.fill(values, ABSENT);
        return values;
    }
}
