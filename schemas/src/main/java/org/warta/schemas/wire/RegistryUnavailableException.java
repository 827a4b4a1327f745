package org.warta.schemas.wire;

import org.apache.kafka.common.errors.RetriableException;

/** The schema registry did not answer, or answered that it cannot serve now: trying again may help. */
public final class RegistryUnavailableException extends RetriableException {
    public RegistryUnavailableException(String message) {
        super(message);
    }

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
