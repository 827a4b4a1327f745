package org.warta.enricher.text;

/**
 * A word, a number or a single other character.
 *
 * @param text the token as it stands in the text
 * @param folded the token in lower case and Unicode NFC, to compare with vocabularies
 * @param kind what the token looks like
 * @param start code points of the text before the token
 * @param end code points of the text up to and including the last one of the token
 * @param gap what stands between the token before (or the beginning of the text) and this one
 */
public record Token(String text, String folded, Kind kind, int start, int end, Gap gap) {

    /** What a token looks like. */
    public enum Kind {
        /** Letters, the first in lower case or of a script without case. */
        LOWER,
        /** Letters, the first and only the first in upper case: {@code Lavrov}; or mixed: {@code NasDem}. */
        CAPITALISED,
        /** Two letters or more, all in upper case: {@code KCNA}. */
        CAPITALS,
        /** One letter in upper case: an initial. */
        INITIAL,
        /** Starts with a digit. */
        NUMBER,
        /** Anything else: punctuation, symbols, emoji, a lone surrogate; one code point each. */
        MARK
    }

    /** White space before a token. */
    public enum Gap {
        /** None: the tokens touch. */
        NONE,
        /** White space within a line. */
        SPACE,
        /** A line break, or the beginning of the text. */
        LINE
    }

    /** Whether this is a word that starts in upper case. */
    public boolean isCapitalised() {
        return kind == Kind.CAPITALISED || kind == Kind.CAPITALS || kind == Kind.INITIAL;
    }

    /** Whether this is the given single character. */
    public boolean is(char mark) {
        return text.length() == 1 && text.charAt(0) == mark;
    }
}
