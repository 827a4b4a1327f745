package org.warta.schemas.wire;

import org.apache.kafka.common.errors.SerializationException;

/** A record's value is no event of Warta and never will be: trying again is useless. */
public final class UndecodableEventException extends SerializationException {
    public UndecodableEventException(String message) {
        super(message);
    }

    public UndecodableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
