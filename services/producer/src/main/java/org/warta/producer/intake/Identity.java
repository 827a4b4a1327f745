package org.warta.producer.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.UUID;

/** What identifies an article and its content. */
public final class Identity {
    private static final UUID URL_NAME_SPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
    private static final String UNRESERVED_MARKS = "-._~";
    /** Longer names would be most of what is remembered. */
    private static final int LONGEST_NAME = 64;

    private Identity() {}

    /** {@code Article.uri} of an article that declares none: {@code warta://<source id>/<item>}, percent-encoded. */
    static String uri(String sourceId, String item, String fragment) {
        StringBuilder uri = new StringBuilder("warta://").append(sourceId).append('/');
        for (byte octet : Normalizer.normalize(item, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
            if (letterOrDigit || c == '/' || UNRESERVED_MARKS.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return uri.append(fragment).toString();
    }

    /**
     * {@code Article.id}: the UUID, version 5, of the uri in the URL name space (<a
     * href="https://www.rfc-editor.org/rfc/rfc9562#section-5.5">RFC 9562</a>).
     */
    public static String id(String uri) {
        MessageDigest sha1 = digest("SHA-1");
        sha1.update(ByteBuffer.allocate(16)
                .putLong(URL_NAME_SPACE.getMostSignificantBits())
                .putLong(URL_NAME_SPACE.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(uri.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** Name of an item that is known by the uri of its only article: the uri, or the SHA-256 of a long one. */
    public static String itemName(String uri) {
        return uri.length() <= LONGEST_NAME
                ? uri
                : "sha256:" + HexFormat.of().formatHex(digest("SHA-256").digest(uri.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@code Article.contentHash}. */
    static String contentHash(String headline, String body) {
        String words = folded(headline) + "\n" + folded(body);
        return HexFormat.of().formatHex(digest("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
    }

    /** SHA-256 of bytes. */
    public static ByteBuffer sha256(byte[] bytes) {
        return ByteBuffer.wrap(digest("SHA-256").digest(bytes));
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has " + algorithm, impossible);
        }
    }
}
