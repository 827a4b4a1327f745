package org.warta.producer.stream;

/** The sources cannot be read or written now. The message says why, in one sentence. */
public final class SourcesUnavailableException extends RuntimeException {
    public SourcesUnavailableException(String message) {
        super(message);
    }
}
