package org.warta.enricher.stream;

/** The key of a record is not the id of its article: whoever reads by key would mix articles up. */
final class MismatchedKeyException extends RuntimeException {
    MismatchedKeyException(String message) {
        super(message);
    }
}
