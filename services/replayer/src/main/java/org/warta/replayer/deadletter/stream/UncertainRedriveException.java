package org.warta.replayer.deadletter.stream;

/** Kafka did not say whether a letter was redriven. The letter itself will: asking again does not redrive it twice. */
public final class UncertainRedriveException extends RuntimeException {
    UncertainRedriveException(Throwable cause) {
        super(cause);
    }
}
