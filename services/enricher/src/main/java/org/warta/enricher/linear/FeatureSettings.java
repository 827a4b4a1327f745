package org.warta.enricher.linear;

/**
 * Which features of a text count.
 *
 * @param words weight of words; 0 for all weights: without that group
 * @param pairs weight of pairs of words
 * @param stems weight of stems
 * @param characters weight of character n-grams
 * @param fields weight of the fields of the thesaurus
 * @param shortest least characters of an n-gram, from 1
 * @param longest most characters of an n-gram
 * @param language whose affixes are stripped to get at stems, such as {@code id}; another than Indonesian, Malay and
 *     English: none
 * @param readChars characters (UTF-16) at the beginning of a text that are read, which bounds the time
 */
public record FeatureSettings(
        double words,
        double pairs,
        double stems,
        double characters,
        double fields,
        int shortest,
        int longest,
        String language,
        int readChars) {

    public FeatureSettings {
        if (shortest < 1 || longest < shortest || longest > FeatureReader.LONGEST_WORD) {
            throw new IllegalArgumentException("character n-grams of " + shortest + " to " + longest + " characters");
        }
        if (readChars < 1) {
            throw new IllegalArgumentException("of a text " + readChars + " characters are to be read");
        }
    }

    double weight(FeatureGroup group) {
        return switch (group) {
            case WORD -> words;
            case PAIR -> pairs;
            case STEM -> stems;
            case CHARACTERS -> characters;
            case FIELD -> fields;
        };
    }
}
