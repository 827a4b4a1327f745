package org.warta.replayer.stream;

/** A replay cannot go on, now or later; the message says why. */
final class ReplayFailedException extends RuntimeException {
    ReplayFailedException(String message) {
        super(message);
    }
}
