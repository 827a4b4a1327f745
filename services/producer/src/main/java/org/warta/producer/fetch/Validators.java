package org.warta.producer.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a server gave to ask later whether its answer has changed. Sent only to the address that gave them: elsewhere they
 * could be mistaken for those of another document, which would then never be read.
 *
 * @param address that gave them, after redirects
 * @param etag {@code ETag} as it came; null when there was none, or none that is worth keeping
 * @param lastModified {@code Last-Modified} as it came; null likewise
 */
public record Validators(
        URI address, @Nullable String etag, @Nullable String lastModified) {
    private static final int LONGEST = 1024;

    public Validators {
        etag = kept(etag);
        lastModified = kept(lastModified);
    }

    /** Whether there is anything to ask with. */
    public boolean isEmpty() {
        return etag == null && lastModified == null;
    }

    /** A value that can be sent back and does not fill what remembers it. */
    private static @Nullable String kept(@Nullable String value) {
        return value == null
                        || value.isBlank()
                        || value.length() > LONGEST
                        || value.chars().anyMatch(Character::isISOControl)
                ? null
                : value;
    }
}
