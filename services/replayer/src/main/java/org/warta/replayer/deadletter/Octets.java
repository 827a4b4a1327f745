package org.warta.replayer.deadletter;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows bytes that may be anything: as text where they are text, else in hexadecimal digits. */
final class Octets {
    private Octets() {}

    /**
     * The text that these bytes are in UTF-8; empty when they are none, or hold control characters other than tabs and
     * line ends.
     */
    static Optional<String> text(byte[] bytes) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return decoded.chars().anyMatch(Octets::isUnprintable) ? Optional.empty() : Optional.of(decoded.toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static boolean isUnprintable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    /** Text as it is, other bytes as {@code 0x} and digits, at most so many characters of either; null stays null. */
    static @Nullable String shown(byte @Nullable [] bytes, int most) {
        if (bytes == null) {
            return null;
        }
        return text(bytes).map(text -> cut(text, most)).orElseGet(() -> "0x" + hex(bytes, most / 2));
    }

    /** A text without halves of surrogate pairs, which JSON does not take. */
    static String clean(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** At most so many bytes in hexadecimal digits. */
    static String hex(byte[] bytes, int most) {
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, most));
    }

    /** At most so many characters, never half of a pair. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The number that 4 or 8 bytes are, the highest first; null for any other count. */
    static @Nullable Long number(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        return switch (bytes.length) {
            case Integer.BYTES -> (long) ByteBuffer.wrap(bytes).getInt();
            case Long.BYTES -> ByteBuffer.wrap(bytes).getLong();
            default -> null;
        };
    }

    /** The number that decimal digits are; 0 for anything else. */
    static int count(byte @Nullable [] bytes) {
        String text = bytes == null
                ? ""
                : new String(Arrays.copyOf(bytes, Math.min(bytes.length, 9)), StandardCharsets.US_ASCII);
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    }
}
