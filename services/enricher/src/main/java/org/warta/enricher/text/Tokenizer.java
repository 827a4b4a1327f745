package org.warta.enricher.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.warta.enricher.text.Token.Gap;
import org.warta.enricher.text.Token.Kind;

/**
 * Cuts text into tokens in one pass. A word is a run of letters, digits and combining marks; an apostrophe between
 * letters belongs to it ({@code Ma'ruf}), unless it begins an English genitive ({@code Russia's}); a full stop or comma
 * between digits belongs to the number ({@code 10.000}). A hyphen separates. Takes any string, lone surrogates included.
 */
public final class Tokenizer {
    /** Longer words are in no vocabulary; folding them would only cost time. */
    private static final int LONGEST_FOLDED_CHARS = 100;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int codePoints;
    private Gap gap = Gap.LINE;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** The tokens of the text in order; white space is in none of them. */
    public static List<Token> tokenize(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        while (tokenizer.position < text.length()) {
            tokenizer.step();
        }
        return List.copyOf(tokenizer.tokens);
    }

    private void step() {
        int first = text.codePointAt(position);
        if (isSpace(first)) {
            gap = isLineBreak(first) ? Gap.LINE : gap == Gap.LINE ? Gap.LINE : Gap.SPACE;
            position += Character.charCount(first);
            codePoints++;
            return;
        }
        int begin = position;
        int start = codePoints;
        do {
            position += Character.charCount(text.codePointAt(position));
            codePoints++;
        } while (Character.isLetterOrDigit(first) && position < text.length() && continuesWord());
        String word = text.substring(begin, position);
        tokens.add(new Token(word, fold(word), kind(word, first), start, codePoints, gap));
        gap = Gap.NONE;
    }

    /** Whether the code point at the position belongs to the word before it. */
    private boolean continuesWord() {
        int next = text.codePointAt(position);
        if (isWordPart(next)) {
            return true;
        }
        if (position + Character.charCount(next) >= text.length()) {
            return false;
        }
        int before = text.codePointBefore(position);
        int after = text.codePointAt(position + Character.charCount(next));
        if (next == '.' || next == ',') {
            return Character.isDigit(before) && Character.isDigit(after);
        }
        return (next == '\'' || next == '\u2019')
                && Character.isLetter(before)
                && Character.isLetter(after)
                && !isGenitive(position + 1);
    }

    private boolean isGenitive(int afterApostrophe) {
        char letter = text.charAt(afterApostrophe);
        int behind = afterApostrophe + 1;
        return (letter == 's' || letter == 'S')
                && (behind >= text.length() || !Character.isLetterOrDigit(text.codePointAt(behind)));
    }

    private static boolean isWordPart(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> codePoint == '\u200C' || codePoint == '\u200D'; // joiners shape letters
                };
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean isLineBreak(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\u2028' || codePoint == '\u2029';
    }

    private static Kind kind(String word, int first) {
        if (Character.isDigit(first)) {
            return Kind.NUMBER;
        }
        if (!Character.isLetter(first)) {
            return Kind.MARK;
        }
        if (!Character.isUpperCase(first) && !Character.isTitleCase(first)) {
            return Kind.LOWER;
        }
        if (word.codePoints().anyMatch(Character::isLowerCase)) {
            return Kind.CAPITALISED;
        }
        return word.codePoints().filter(Character::isLetter).limit(2).count() > 1 ? Kind.CAPITALS : Kind.INITIAL;
    }

    /** The word in lower case and Unicode NFC; very long words stay as they are. */
    private static String fold(String word) {
        if (word.length() > LONGEST_FOLDED_CHARS) {
            return word;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return Normalizer.isNormalized(lower, Normalizer.Form.NFC)
                ? lower
                : Normalizer.normalize(lower, Normalizer.Form.NFC);
    }
}
