package org.warta.producer.source;

/** A source cannot be looked at now. The message says why and what to do about it, in one sentence. */
public final class SourceUnavailableException extends RuntimeException {
    public SourceUnavailableException(String message) {
        super(message);
    }
}
