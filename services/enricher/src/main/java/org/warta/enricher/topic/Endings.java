package org.warta.enricher.topic;

/**
 * Endings under which a term is recognised too. Works on hashes of words, so that nothing is cut out of a text: the hash
 * of a word's beginning comes about while the whole word is hashed.
 */
enum Endings {
    /** Enclitics: {@code dampaknya} is {@code dampak}. */
    INDONESIAN {
        @Override
        long stem(String word, long withoutOne, long withoutThree) {
            boolean enclitic =
                    word.endsWith("nya") || word.endsWith("lah") || word.endsWith("kah") || word.endsWith("pun");
            return enclitic && word.length() >= SHORTEST_STEM + 3 ? withoutThree : NONE;
        }
    },
    /** The plural: {@code missiles} is {@code missile}, {@code armies} is {@code army}. */
    ENGLISH {
        @Override
        long stem(String word, long withoutOne, long withoutThree) {
            if (!word.endsWith("s") || word.length() <= SHORTEST_STEM) {
                return NONE;
            }
            return word.endsWith("ies") && word.length() >= SHORTEST_STEM + 3 ? step(withoutThree, 'y') : withoutOne;
        }
    };

    /** Stands for no stem; no word has this hash but by a chance of one in 2⁶⁴. */
    static final long NONE = 0;

    private static final int SHORTEST_STEM = 4;
    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    /**
     * The hash of a word without its ending.
     *
     * @param withoutOne hash of the word without its last letter
     * @param withoutThree hash of the word without its last three letters
     * @return {@link #NONE} when the word has no such ending or would be too short without
     */
    abstract long stem(String word, long withoutOne, long withoutThree);

    /** The hash of no letters, to {@linkplain #step continue} from. */
    static long start() {
        return OFFSET;
    }

    /** The hash of a word that is one letter longer (FNV-1a, 64 bit). */
    static long step(long hash, char letter) {
        return (hash ^ letter) * PRIME;
    }
}
