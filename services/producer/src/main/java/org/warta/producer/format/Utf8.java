package org.warta.producer.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8, with or without byte order mark, and refuses everything else. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** @throws MalformedException when the bytes are not UTF-8, with the line and the offset of the first wrong one */
    static String decode(byte[] bytes) throws MalformedException {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new MalformedException(1, "is UTF-16: save it as UTF-8");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(0) >= 0 || text.indexOf(REPLACEMENT) >= 0) {
            check(bytes);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Refuses bytes that are no text; those that spell out a replacement character are. */
    private static void check(byte[] bytes) throws MalformedException {
        for (int offset = 0; offset < bytes.length; offset++) {
            if (bytes[offset] == 0) {
                throw new MalformedException(
                        lineAt(bytes, offset),
                        "is binary, with a NUL byte at offset " + offset + ": only UTF-8 text is read");
            }
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
        if (result.isError()) {
            int offset = in.position();
            throw new MalformedException(
                    lineAt(bytes, offset),
                    "is not UTF-8: byte 0x%02X at offset %d: save it as UTF-8".formatted(bytes[offset], offset));
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static int lineAt(byte[] bytes, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            boolean loneCarriageReturn = bytes[i] == '\r' && bytes[i + 1] != '\n';
            if (bytes[i] == '\n' || loneCarriageReturn) {
                line++;
            }
        }
        return line;
    }
}
