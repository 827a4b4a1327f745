package org.warta.producer.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as the contract wants it: Unicode NFC, lines ended by a line feed, no control characters (PostgreSQL cannot
 * store U+0000), no half surrogate pairs.
 */
public final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /** One line: runs of white space become one space. Empty for blank text. */
    public static String line(String text) {
        String clean = characters(text);
        StringBuilder line = new StringBuilder(clean.length());
        boolean space = false;
        for (int i = 0; i < clean.length(); i++) {
            char unit = clean.charAt(i);
            if (isSpace(unit)) {
                space = !line.isEmpty();
            } else {
                if (space) {
                    line.append(' ');
                    space = false;
                }
                line.append(unit);
            }
        }
        return line.toString();
    }

    /**
     * Paragraphs separated by one blank line. Where the text has blank lines, they separate paragraphs, and lines
     * stay lines; else each line is a paragraph. Empty for blank text.
     */
    public static String body(String text) {
        List<String> lines = new ArrayList<>();
        boolean blank = false;
        for (String line : characters(text).split("\n", 0)) {
            if (isBlank(line)) {
                blank = !lines.isEmpty();
            } else {
                if (blank) {
                    lines.add("");
                    blank = false;
                }
                lines.add(line.strip());
            }
        }
        return String.join(lines.contains("") ? "\n" : "\n\n", lines);
    }

    /** The same text of clean characters; a tab becomes a space. */
    public static String characters(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        return plain == text.length()
                ? text
                : Normalizer.normalize(paired(withoutControls(text, plain)), Normalizer.Form.NFC);
    }

    /** What most text consists of, and neither needs cleaning nor changes in NFC, whatever plain stands beside it. */
    private static boolean isPlain(char unit) {
        return unit == '\n'
                || (unit >= ' ' && unit < 0x7F)
                || (unit >= 0xA0 && unit < 0x300)
                || (unit >= '\u2010' && unit < '\u2028');
    }

    /** @param from where to begin: all before is plain */
    private static String withoutControls(String text, int from) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean lineFollows = i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (unit == '\u0085' || unit == '\u2028' || unit == '\u2029' || (unit == '\r' && !lineFollows)) {
                clean.append('\n');
            } else if (unit == '\t') {
                clean.append(' ');
            } else if (unit == '\n' || !Character.isISOControl(unit)) {
                clean.append(unit);
            }
        }
        return clean.toString();
    }

    private static String paired(String text) {
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return text;
        }
        StringBuilder paired = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point)
                .forEach(paired::appendCodePoint);
        return paired.toString();
    }

    private static boolean isBlank(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (!isSpace(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** White space of Unicode, that which does not break included. */
    private static boolean isSpace(char unit) {
        return unit <= ' ' || (unit >= 0xA0 && (unit == 0xA0 || Character.isSpaceChar(unit) || unit == '\u180E'));
    }
}
