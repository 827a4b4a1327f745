package org.warta.producer.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encodings that the first bytes tell: by a mark, or by how a {@code <} with another ASCII character looks in them (<a
 * href="https://www.w3.org/TR/xml/#sec-guessing">XML 1.0, appendix F</a>).
 */
final class ByteOrder {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset EBCDIC = Charset.forName("IBM037");

    private ByteOrder() {}

    /** The encoding that a byte order mark says; null where there is none. */
    static @Nullable Charset marked(byte[] bytes) {
        if (starts(bytes, 0x00, 0x00, 0xFE, 0xFF)) {
            return UTF_32BE;
        }
        if (starts(bytes, 0xFF, 0xFE, 0x00, 0x00)) {
            return UTF_32LE;
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(bytes, 0xEF, 0xBB, 0xBF) ? StandardCharsets.UTF_8 : null;
    }

    /** The encoding, or its family, that the first characters show; null where they look like ASCII or like nothing. */
    static @Nullable Charset shaped(byte[] bytes) {
        if (bytes.length < 4) {
            return null;
        }
        boolean[] zero = new boolean[4];
        for (int i = 0; i < 4; i++) {
            zero[i] = bytes[i] == 0;
        }
        if (zero[0] && zero[1] && zero[2] && !zero[3]) {
            return UTF_32BE;
        }
        if (!zero[0] && zero[1] && zero[2] && zero[3]) {
            return UTF_32LE;
        }
        if (zero[0] && !zero[1] && zero[2] && !zero[3]) {
            return StandardCharsets.UTF_16BE;
        }
        if (!zero[0] && zero[1] && !zero[2] && zero[3]) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(bytes, 0x4C, 0x6F, 0xA7, 0x94) ? EBCDIC : null;
    }

    private static boolean starts(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
