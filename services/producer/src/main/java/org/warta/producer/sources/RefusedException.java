package org.warta.producer.sources;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request about a source that is not carried out, as problem details (RFC 9457). */
final class RefusedException extends ErrorResponseException {
    private RefusedException(HttpStatus status, String type, String detail) {
        super(status, problem(status, type, detail), null);
    }

    static RefusedException unknown(String sourceId) {
        return new RefusedException(HttpStatus.NOT_FOUND, "unknown-source", "There is no source `" + sourceId + "`.");
    }

    static RefusedException conflict(String detail) {
        return new RefusedException(HttpStatus.CONFLICT, "source-conflict", detail);
    }

    static RefusedException invalid(String detail, List<SourceFault> faults) {
        RefusedException invalid = new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-source", detail);
        invalid.getBody().setProperty("errors", faults);
        return invalid;
    }

    private static ProblemDetail problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:warta:problem:" + type));
        return problem;
    }
}
