package org.warta.enricher.stream;

/** An enriched article is larger than a Kafka topic takes. */
final class OversizedEventException extends RuntimeException {
    OversizedEventException(String message) {
        super(message);
    }
}
