package org.warta.reader.http;

import java.util.UUID;
import org.springframework.http.HttpStatus;

/** What is asked for is not there, or may not be shown: the two look alike on purpose. */
final class ProblemException extends RuntimeException {
    private final HttpStatus status;
    private final String type;

    private ProblemException(HttpStatus status, String type, String detail) {
        super(detail);
        this.status = status;
        this.type = type;
    }

    static ProblemException unknownArticle(UUID id) {
        return new ProblemException(HttpStatus.NOT_FOUND, "unknown-article", "There is no article " + id + ".");
    }

    static ProblemException unknownVersion(UUID id, long from, long to) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "unknown-version",
                "The article " + id + " has no versions " + from + " and " + to
                        + ". Take them from its list of versions.");
    }

    static ProblemException unknownEntity(UUID id) {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "unknown-entity", "No article mentions an entity " + id + ".");
    }

    HttpStatus status() {
        return status;
    }

    String type() {
        return type;
    }
}
