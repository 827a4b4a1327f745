package org.warta.enricher.linear;

/** Hashes runs of code points, one step a code point. */
final class Hash {
    private Hash() {}

    /** The hash of nothing; each seed begins a family of its own. */
    static int seed(int seed) {
        return (seed + 1) * 0x9E3779B9;
    }

    static int step(int hash, int value) {
        return Integer.rotateLeft(hash ^ (value * 0xCC9E2D51), 13) * 5 + 0xE6546B64;
    }

    /** Spreads a hash over all bits (the finish of MurmurHash3); never 0, which marks an empty place of a table. */
    static int finish(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        h ^= h >>> 16;
        return h == 0 ? 1 : h;
    }

    /** The hash of code points {@code from} up to, but not including, {@code to}. */
    static int of(int seed, int[] codePoints, int from, int to) {
        int hash = seed(seed);
        for (int i = from; i < to; i++) {
            hash = step(hash, codePoints[i]);
        }
        return finish(hash);
    }
}
