package org.warta.replayer.deadletter.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.warta.replayer.deadletter.Decision;
import org.warta.replayer.deadletter.stream.UncertainRedriveException;

/** Tells what is wrong with requests for letters as problem details (RFC 9457); the rest is told as everywhere. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LetterProblems {
    private static final Logger log = LoggerFactory.getLogger(LetterProblems.class);

    @ExceptionHandler
    ProblemDetail unknown(UnknownLetterException unknown) {
        return problem(HttpStatus.NOT_FOUND, "unknown-letter", unknown.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownRedriveException unknown) {
        return problem(HttpStatus.NOT_FOUND, "unknown-redrive", unknown.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notRedriven(NotRedrivenException refused) {
        boolean before = refused.result().decision() == Decision.REDRIVEN_BEFORE;
        ProblemDetail problem = problem(
                before ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                before ? "redriven-before" : "not-redriven",
                refused.getMessage());
        problem.setProperty("decision", refused.result().decision());
        problem.setProperty("letter", refused.result().letter());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail uncertain(UncertainRedriveException uncertain) {
        log.warn("It is not known whether a letter was redriven", uncertain);
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "uncertain",
                "Kafka did not say whether the letter was redriven. Look at it again, or ask again: it is not redriven"
                        + " twice.");
    }

    private static ProblemDetail problem(HttpStatus status, String type, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:warta:problem:" + type));
        return problem;
    }
}
