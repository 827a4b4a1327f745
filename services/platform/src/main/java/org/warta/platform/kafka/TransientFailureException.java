package org.warta.platform.kafka;

import org.jspecify.annotations.Nullable;

/** Something that a record needs is away: the record is sound and the batch is to be tried again. */
public class TransientFailureException extends RuntimeException {
    public TransientFailureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
