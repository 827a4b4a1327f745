package org.warta.platform.kafka;

/** So many records failed for one reason that the reason, not the records, must be at fault. */
public final class OutageException extends TransientFailureException {
    OutageException(String message, Throwable cause) {
        super(message, cause);
    }
}
