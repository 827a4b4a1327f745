package org.warta.reader.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What things are called in the world, as absolute URIs (<a href="https://www.rfc-editor.org/rfc/rfc3986">RFC 3986</a>). */
public final class Identifiers {
    /** IPTC's vocabulary of media topics. */
    public static final String MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/";

    private static final String MEDIA_TOPIC_PREFIX = "medtop:";

    private Identifiers() {}

    /** The article's own URI, or the one that its id makes where the publisher's is none. */
    public static String of(UUID id, String uri) {
        String own = uri(uri);
        return own == null ? "urn:uuid:" + id : own;
    }

    /** The text as an absolute URI, other characters than ASCII's escaped; null when it is none. */
    public static @Nullable String uri(@Nullable String text) {
        try {
            return text != null && new URI(text).isAbsolute() ? new URI(text).toASCIIString() : null;
        } catch (URISyntaxException none) {
            return null;
        }
    }

    /** The address of a page, for people; null when the URI leads to none. */
    public static @Nullable String page(String uri) {
        String address = uri(uri);
        return address != null && (address.startsWith("https://") || address.startsWith("http://")) ? address : null;
    }

    /** IPTC's URI of a media topic; null for a code that is not IPTC's. */
    public static @Nullable String mediaTopic(String code) {
        return code.startsWith(MEDIA_TOPIC_PREFIX)
                ? uri(MEDIA_TOPICS + code.substring(MEDIA_TOPIC_PREFIX.length()))
                : null;
    }
}
