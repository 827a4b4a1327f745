package org.warta.producer.push;

import org.jspecify.annotations.Nullable;

/** One article's bytes within a body. */
public final class Piece {
    private final int linesBefore;
    private final byte @Nullable [] bytes;

    /** @param bytes null where they are more than an article may have */
    Piece(int linesBefore, byte @Nullable [] bytes) {
        this.linesBefore = linesBefore;
        this.bytes = bytes;
    }

    /** Lines of the body that stand before it. */
    public int linesBefore() {
        return linesBefore;
    }

    /** The bytes; null where they are more than an article may have. */
    public byte @Nullable [] bytes() {
        return bytes;
    }
}
