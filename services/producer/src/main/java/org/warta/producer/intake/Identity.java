package org.warta.producer.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** What identifies an article and its content. */
public final class Identity {
    private static final UUID URL_NAME_SPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
    /** Longer names would be most of what is remembered. */
    private static final int LONGEST_NAME = 64;

    /** 1 for each byte that is white space, 0 for the others. */
    private static final byte[] WHITE = new byte[256];

    static {
        for (char white : " \t\n\u000B\f\r".toCharArray()) {
            WHITE[white] = 1;
        }
    }

    private Identity() {}

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

    /** {@code Article.contentHash}: SHA-256 of headline, line feed and body. */
    static String contentHash(String headline, String body) {
        MessageDigest digest = digest("SHA-256");
        digestFolded(headline, digest);
        digest.update((byte) '\n');
        digestFolded(body, digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of bytes. */
    public static ByteBuffer sha256(byte[] bytes) {
        return ByteBuffer.wrap(digest("SHA-256").digest(bytes));
    }

    /** Runs of white space of ASCII count as one space. Without branches, as where words end cannot be predicted. */
    private static void digestFolded(String text, MessageDigest digest) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        int space = 0;
        for (byte octet : utf8) {
            int white = WHITE[octet & 0xFF];
            utf8[length] = (byte) (octet + white * (' ' - octet));
            length += 1 - (white & space);
            space = white;
        }
        digest.update(utf8, 0, length);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has " + algorithm, impossible);
        }
    }
}
