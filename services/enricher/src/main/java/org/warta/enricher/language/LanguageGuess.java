package org.warta.enricher.language;

/**
 * A language that a text may be written in.
 *
 * @param tag BCP 47 tag
 * @param probability from 0 to 1
 */
public record LanguageGuess(String tag, double probability) {

    public LanguageGuess {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability lies between 0 and 1: " + probability);
        }
    }
}
