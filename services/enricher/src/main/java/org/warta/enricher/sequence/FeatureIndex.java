package org.warta.enricher.sequence;

import java.util.Arrays;

/** Numbers features in the order they are first seen. A feature belongs to a section: 0 for all, others for one convention. */
final class FeatureIndex {
    private long[] keys = new long[1 << 16];
    private int[] numbers = new int[1 << 16];
    private long[] byNumber = new long[1 << 15];
    private int size;

    int number(int section, int feature) {
        long key = ((long) (section + 1) << 32) | (feature & 0xFFFFFFFFL);
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return numbers[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        numbers[slot] = size;
        if (size == byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, size * 2);
        }
        byNumber[size++] = key;
        if (size * 2 > keys.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        keys = new long[keys.length * 2];
        numbers = new int[keys.length];
        for (int number = 0; number < size; number++) {
            int slot = slot(byNumber[number]);
            while (keys[slot] != 0) {
                slot = (slot + 1) & (keys.length - 1);
            }
            keys[slot] = byNumber[number];
            numbers[slot] = number;
        }
    }

    private int slot(long key) {
        return Hashes.of((int) (key >>> 32), (int) key) & (keys.length - 1);
    }

    int size() {
        return size;
    }

    long key(int number) {
        return byNumber[number];
    }

    static int section(long key) {
        return (int) (key >>> 32) - 1;
    }

    static int feature(long key) {
        return (int) key;
    }
}
