package org.warta.producer.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.warta.producer.push.Fault;
import org.warta.producer.push.Outcome;

/** A request is refused as a whole. */
final class ProblemException extends RuntimeException {
    private final HttpStatus status;
    private final String type;
    private final List<Fault> faults;
    private final @Nullable Integer retrySeconds;

    private ProblemException(
            HttpStatus status, String type, String detail, List<Fault> faults, @Nullable Integer retrySeconds) {
        super(detail);
        this.status = status;
        this.type = type;
        this.faults = List.copyOf(faults);
        this.retrySeconds = retrySeconds;
    }

    static ProblemException badRequest(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "bad-request", detail, List.of(), null);
    }

    static ProblemException unknownArticle(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, "unknown-article", detail, List.of(), null);
    }

    static ProblemException keyInUse(String detail) {
        return new ProblemException(HttpStatus.CONFLICT, "idempotency-key-in-use", detail, List.of(), 1);
    }

    static ProblemException keyReused(String detail) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", detail, List.of(), null);
    }

    static ProblemException tooLarge(String detail) {
        return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large", detail, List.of(), null);
    }

    static ProblemException unsupported(String detail) {
        return new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-format", detail, List.of(), null);
    }

    static ProblemException tooFast(String detail, int retrySeconds) {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "too-fast", detail, List.of(), retrySeconds);
    }

    static ProblemException unavailable(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail, List.of(), 5);
    }

    static ProblemException invalid(List<Fault> faults) {
        String detail = faults.size() == 1
                ? "The article cannot be published: it has a fault."
                : "The article cannot be published: it has " + faults.size() + " faults.";
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-article", detail, faults, null);
    }

    /** For an article that was sent alone and was neither accepted nor unchanged. */
    static ProblemException of(Outcome outcome) {
        String detail =
                outcome.faults().isEmpty() ? "" : outcome.faults().get(0).detail();
        return switch (outcome.status()) {
            case 413 -> tooLarge("The article " + detail + ".");
            case 429 -> tooFast(detail, 1);
            case 503 -> unavailable(detail);
            default -> invalid(outcome.faults());
        };
    }

    HttpStatus status() {
        return status;
    }

    String type() {
        return "urn:warta:problem:" + type;
    }

    List<Fault> faults() {
        return faults;
    }

    /** When to try again; null where that does not help. */
    @Nullable
    Integer retrySeconds() {
        return retrySeconds;
    }
}
