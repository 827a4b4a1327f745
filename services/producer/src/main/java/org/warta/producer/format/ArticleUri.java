package org.warta.producer.format;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What the address of an article may be. */
public final class ArticleUri {
    /** Longer ones do not fit an index of PostgreSQL. */
    private static final int MAX_LENGTH = 2_000;

    private static final String UNRESERVED_MARKS = "-._~/";

    private ArticleUri() {}

    /** What is wrong with an address; null when nothing is. */
    public static @Nullable String problem(String uri) {
        if (uri.length() > MAX_LENGTH) {
            return "the uri is " + uri.length() + " characters long: declare one of at most " + MAX_LENGTH;
        }
        try {
            return new URI(uri).isAbsolute()
                    ? null
                    : "`" + uri + "` is no absolute URI: begin it with a scheme, as in urn:";
        } catch (URISyntaxException malformed) {
            return "`" + uri + "` is no URI: " + malformed.getReason() + " at character " + malformed.getIndex();
        }
    }

    /**
     * The address of an article that its source knows by a name, as of a file: {@code warta://<source id>/<name>},
     * percent-encoded but for slashes. That of a long name is {@linkplain #ofContent of its hash}.
     */
    public static String ofName(String sourceId, String name) {
        StringBuilder uri = new StringBuilder("warta://").append(sourceId).append('/');
        for (byte octet : Normalizer.normalize(name, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if ((c < 0x80 && Character.isLetterOrDigit(c)) || UNRESERVED_MARKS.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return uri.length() > MAX_LENGTH ? ofContent(sourceId, name) : uri.toString();
    }

    /** The address of an article that its source knows by nothing but what it says. */
    public static String ofContent(String sourceId, String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "warta://" + sourceId + "/sha256/" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
