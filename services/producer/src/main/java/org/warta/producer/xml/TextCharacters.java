package org.warta.producer.xml;

import java.nio.charset.Charset;

/** Characters of XML as they were meant. */
final class TextCharacters {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private TextCharacters() {}

    /** Control characters from U+0080 to U+009F, which nobody means, as windows-1252 has them. */
    static String meant(String text) {
        if (text.chars().noneMatch(TextCharacters::isControl)) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (isControl(chars[i])) {
                char meant = new String(new byte[] {(byte) chars[i]}, WINDOWS_1252).charAt(0);
                chars[i] = meant == '\uFFFD' ? chars[i] : meant;
            }
        }
        return new String(chars);
    }

    private static boolean isControl(int unit) {
        return unit >= 0x80 && unit <= 0x9F;
    }

    /** Whether XML 1.0 allows it. */
    static boolean isAllowed(int point) {
        return (point >= 0x20 && point <= 0xD7FF)
                || point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0xE000 && point <= 0xFFFD)
                || (point >= 0x10000 && point <= 0x10FFFF);
    }
}
