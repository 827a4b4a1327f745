package org.warta.reader.http;

import java.time.Duration;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells every error as problem details (RFC 9457), in words for whoever sent the request. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(10);

    @ExceptionHandler
    ProblemDetail invalidParameter(org.warta.reader.article.InvalidParameterException invalid) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, invalid.getMessage());
        problem.setProperty("parameter", invalid.parameter());
        return problem;
    }

    /** A query string that cannot be decoded. */
    @ExceptionHandler
    ProblemDetail undecodable(InvalidParameterException invalid) {
        return problem(HttpStatus.BAD_REQUEST, "The query is not percent-encoded UTF-8.");
    }

    @ExceptionHandler
    ProblemDetail unknownArticle(UnknownArticleException unknown) {
        return problem(HttpStatus.NOT_FOUND, unknown.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> databaseAway(DataAccessException failed) {
        log.error("the database did not answer a reader: {}", failed.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(DATABASE_RETRY.toSeconds()))
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer now. Try again later."));
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException unexpected) {
        log.error("a request failed", unexpected);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "This is a fault of the service; its log says more.");
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
