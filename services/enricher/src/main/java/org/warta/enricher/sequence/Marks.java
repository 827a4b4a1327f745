package org.warta.enricher.sequence;

/**
 * What the lists of names say about one word: which lists it is in, and where within the name it stands. Immutable.
 */
final class Marks {
    static final Marks NONE = new Marks(0, 0, 0, 0);

    private final int alone;
    private final int first;
    private final int inner;
    private final int last;
    private final int hash;
    private final int[] tags;

    /**
     * @param alone the lists, one a bit, that have the word by itself
     * @param first the lists with a name that starts with the word here
     * @param inner the lists with a name that goes through the word
     * @param last the lists with a name that ends with the word
     */
    Marks(int alone, int first, int inner, int last) {
        this.alone = alone;
        this.first = first;
        this.inner = inner;
        this.last = last;
        this.hash = hash(alone, first, inner, last);
        this.tags = new int
                [Integer.bitCount(alone) + Integer.bitCount(first) + Integer.bitCount(inner) + Integer.bitCount(last)];
        int count = 0;
        int[] sets = {alone, first, inner, last};
        for (int set = 0; set < sets.length; set++) {
            for (int rest = sets[set]; rest != 0; rest &= rest - 1) {
                tags[count++] = Hashes.of(set + 1, Integer.numberOfTrailingZeros(rest));
            }
        }
    }

    static int hash(int alone, int first, int inner, int last) {
        return Hashes.mix(Hashes.of(1, alone, first, inner) * 31 + last);
    }

    boolean are(int otherAlone, int otherFirst, int otherInner, int otherLast) {
        return alone == otherAlone && first == otherFirst && inner == otherInner && last == otherLast;
    }

    /** All of it in one number. */
    int hash() {
        return hash;
    }

    /** A number for each list and position. */
    int[] tags() {
        return tags;
    }
}
