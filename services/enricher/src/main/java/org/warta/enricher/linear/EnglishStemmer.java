package org.warta.enricher.linear;

/** English: plural, past, gerund and genitive. */
final class EnglishStemmer implements Stemmer {
    private static final String[] SUFFIXES = {
        "'s", "ingly", "edly", "ings", "ing", "ies", "ers", "ed", "ly", "es", "er", "s", "e", "y"
    };

    @Override
    public long stem(int[] word, int from, int to) {
        for (String suffix : SUFFIXES) {
            if (Stemmer.ends(word, from, to, suffix)) {
                return Stemmer.range(word, from, to - suffix.length());
            }
        }
        return Stemmer.range(word, from, to);
    }
}
