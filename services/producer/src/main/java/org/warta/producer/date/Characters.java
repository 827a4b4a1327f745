package org.warta.producer.date;

import java.text.Normalizer;
import java.util.Locale;

/** Brings a written date to plain characters: ASCII digits, one kind of space and hyphen, lower case. */
final class Characters {
    private Characters() {}

    static String plain(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(compatible.length());
        compatible.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                plain.append((char) ('0' + Character.digit(point, 10)));
            } else if (Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point)) {
                plain.append(' ');
            } else if (point == 0x2212 || (point >= 0x2010 && point <= 0x2015)) {
                plain.append('-');
            } else if (Character.getType(point) != Character.FORMAT) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString().toLowerCase(Locale.ROOT).replaceAll(" +", " ").strip();
    }
}
