package org.warta.replayer.stream;

/** Kafka does not answer, or not yet; asking again later may help. */
public final class KafkaUnavailableException extends RuntimeException {
    KafkaUnavailableException(String message) {
        super(message);
    }
}
