package org.warta.enricher.linear;

/**
 * A kind of feature. The features of one group are brought to length one together, so that the many character n-grams
 * of a text do not drown its few words.
 */
public enum FeatureGroup {
    /** One word, in lower case. */
    WORD(0),
    /** Two words with nothing but space or a hyphen between. */
    PAIR(1),
    /** A word without its affixes. */
    STEM(2),
    /** A run of characters within a word, its borders counting as a space. */
    CHARACTERS(3),
    /** A field of the {@linkplain Thesaurus thesaurus} that a word or pair belongs to. */
    FIELD(4);

    static final int COUNT = values().length;

    /** Names the group in files and arrays: from 0 to {@link #COUNT}. */
    final int code;

    FeatureGroup(int code) {
        this.code = code;
    }
}
