package org.warta.producer.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body of an answer, decompressed, with the type that the server gave it. */
public final class Content {
    private final byte[] bytes;
    private final @Nullable String type;

    Content(byte[] bytes, @Nullable String type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** The bytes themselves, not a copy: not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** A stream of the bytes, each time a new one. */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** {@code Content-Type} as it came; null when there was none. */
    public @Nullable String type() {
        return type;
    }
}
