package org.warta.replayer.stream;

/** A replay cannot go on, now or later; the message says why, in a sentence. */
final class ReplayFailedException extends RuntimeException {
    ReplayFailedException(String message) {
        super(message);
    }
}
