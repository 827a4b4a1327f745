package org.warta.embedded;

import org.jspecify.annotations.Nullable;

/**
 * An embedded server cannot start or has failed. The message is one sentence for the person at the keyboard: what is
 * wrong, where, and what to do about it.
 */
public final class EmbeddedServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddedServerException(String message) {
        super(message);
    }

    public EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
