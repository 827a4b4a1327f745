package org.warta.producer.text;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text as the contract wants it: Unicode NFC, lines ended by a line feed, no control characters (PostgreSQL cannot
 * store U+0000), no half surrogate pairs.
 */
public final class CleanText {
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\u0085\u2028\u2029]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n]]");
    private static final Pattern BLANK_LINES = Pattern.compile("\n[\\h\n]*\n");
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /** One line: runs of white space become one space. Empty for blank text. */
    public static String line(String text) {
        return characters(text).replaceAll("[\\s\\h]+", " ").strip();
    }

    /**
     * Paragraphs separated by one blank line. Where the text has blank lines, they separate paragraphs, and lines
     * stay lines; else each line is a paragraph. Empty for blank text.
     */
    public static String body(String text) {
        String clean = characters(text).strip();
        String separator = BLANK_LINES.matcher(clean).find() ? "\n" : "\n\n";
        return List.of(BLANK_LINES.split(clean)).stream()
                .map(paragraph -> paragraph
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining(separator)))
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** The same text of clean characters; a tab becomes a space. */
    public static String characters(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n").replace('\t', ' ');
        return Normalizer.normalize(paired(CONTROL.matcher(lines).replaceAll("")), Normalizer.Form.NFC);
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
}
