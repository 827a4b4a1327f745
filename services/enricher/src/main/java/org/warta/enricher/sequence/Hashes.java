package org.warta.enricher.sequence;

/** Hashes of strings and of other hashes. A hash stands for what was hashed: two of a million meet once in 4,000 pairs of models. */
final class Hashes {
    private Hashes() {}

    /** The hash of the chars {@code from} up to, but not including, {@code to}. */
    static int of(CharSequence text, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
            hash ^= hash >>> 15;
        }
        return mix(hash);
    }

    static int of(CharSequence text) {
        return of(text, 0, text.length());
    }

    static int mix(int value) {
        int h = value;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    static int of(int kind, int a) {
        return mix(a + kind * 0x9E3779B9);
    }

    static int of(int kind, int a, int b) {
        return mix(of(kind, a) * 31 + b);
    }

    static int of(int kind, int a, int b, int c) {
        return mix(of(kind, a, b) * 31 + c);
    }
}
