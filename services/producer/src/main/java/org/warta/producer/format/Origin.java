package org.warta.producer.format;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes came from, and when.
 *
 * @param sourceId the source of the articles, where they declare no other
 * @param base the absolute address that they were read from, after redirects; null where they have none
 * @param contentType as HTTP gave it, with parameters; null where it gave none
 * @param readAt when they were read; dates that lie much after it are wrong
 * @param zone what dates without a zone are in
 */
public record Origin(
        String sourceId, @Nullable String base, @Nullable String contentType, Instant readAt, ZoneId zone) {

    /** Bytes of which nothing else is known. */
    public static Origin of(String sourceId, Instant readAt) {
        return new Origin(sourceId, null, null, readAt, ZoneOffset.UTC);
    }

    public Origin withBase(@Nullable String newBase) {
        return new Origin(sourceId, newBase, contentType, readAt, zone);
    }

    public Origin withContentType(@Nullable String newContentType) {
        return new Origin(sourceId, base, newContentType, readAt, zone);
    }

    public Origin withReadAt(Instant newReadAt) {
        return new Origin(sourceId, base, contentType, newReadAt, zone);
    }
}
