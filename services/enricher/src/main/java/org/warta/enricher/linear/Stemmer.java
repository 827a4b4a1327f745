package org.warta.enricher.linear;

/**
 * Strips the commonest affixes of a language, without a dictionary: good enough to bring {@code kesehatan} and
 * {@code menyehatkan} near {@code sehat}, and cheap.
 */
interface Stemmer {
    /** What is left of a word has at least this many code points. */
    int SHORTEST_STEM = 4;

    /**
     * Where the stem of a word lies.
     *
     * @param word holds the word from {@code from} up to, but not including, {@code to}, in lower case
     * @return begin of the stem in the upper half, its end in the lower
     */
    long stem(int[] word, int from, int to);

    /** The stemmer of a language; one that leaves words alone for a language without. */
    static Stemmer of(String language) {
        return switch (language) {
            case "id", "ms" -> new MalayStemmer();
            case "en" -> new EnglishStemmer();
            default -> Stemmer::range;
        };
    }

    static long range(int[] word, int from, int to) {
        return ((long) from << 32) | to;
    }

    /** Whether the word ends with this. */
    static boolean ends(int[] word, int from, int to, String suffix) {
        return to - from - suffix.length() >= SHORTEST_STEM && matches(word, to - suffix.length(), suffix);
    }

    /** Whether the word starts with this. */
    static boolean starts(int[] word, int from, int to, String prefix) {
        return to - from - prefix.length() >= SHORTEST_STEM && matches(word, from, prefix);
    }

    private static boolean matches(int[] word, int at, String affix) {
        for (int i = 0; i < affix.length(); i++) {
            if (word[at + i] != affix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
