package org.warta.producer.text;

import java.nio.charset.StandardCharsets;

/**
 * How much bytes look like UTF-8.
 *
 * @param sequences well-formed sequences of several bytes
 * @param strays bytes above 0x7F that belong to none
 */
record Utf8Shape(int sequences, int strays) {

    static Utf8Shape of(byte[] bytes) {
        int sequences = 0;
        int strays = 0;
        for (int i = 0; i < bytes.length; ) {
            int length = sequenceAt(bytes, i);
            if (length > 1) {
                sequences++;
            } else if (length == 0) {
                strays++;
            }
            i += Math.max(1, length);
        }
        return new Utf8Shape(sequences, strays);
    }

    /** Other encodings hardly ever give well-formed sequences alone. */
    boolean isCertain() {
        return sequences > 0 && strays == 0;
    }

    boolean isLikely() {
        return sequences > 0 && sequences >= strays;
    }

    /** The text of bytes of which the stray ones are windows-1252. */
    static String mixed(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int clean = 0;
        int i = 0;
        while (i < bytes.length) {
            int length = sequenceAt(bytes, i);
            if (length == 0) {
                text.append(new String(bytes, clean, i - clean, StandardCharsets.UTF_8));
                text.append(Charsets.windows1252((char) (bytes[i] & 0xFF)));
                clean = i + 1;
            }
            i += Math.max(1, length);
        }
        return text.append(new String(bytes, clean, i - clean, StandardCharsets.UTF_8))
                .toString();
    }

    /** Length of the well-formed character there; 0 where there is none. */
    private static int sequenceAt(byte[] bytes, int i) {
        int first = bytes[i] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xC2 && first <= 0xDF
                ? 2
                : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (length == 0 || i + length > bytes.length) {
            return 0;
        }
        int second = bytes[i + 1] & 0xFF;
        boolean overlongOrSurrogate = (first == 0xE0 && second < 0xA0)
                || (first == 0xED && second > 0x9F)
                || (first == 0xF0 && second < 0x90)
                || (first == 0xF4 && second > 0x8F);
        for (int j = i + 1; j < i + length; j++) {
            if ((bytes[j] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return overlongOrSurrogate ? 0 : length;
    }
}
