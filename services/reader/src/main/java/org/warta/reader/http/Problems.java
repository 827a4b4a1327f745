package org.warta.reader.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.warta.reader.article.InvalidParameterException;
import org.warta.reader.article.StaleCursorException;
import org.warta.reader.index.NotReadyException;

/** Tells every error as problem details (RFC 9457), in words for whoever sent the request. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    static final String NOTHING = "There is nothing here. What there is: " + IndexController.API + ".";
    static final String FAULT = "This is a fault of the service; its log says more.";
    static final String MALFORMED =
            "The request is malformed: its address is not percent-encoded, or its method or a header"
                    + " cannot be understood or is too long.";

    private static final Duration DATABASE_RETRY = Duration.ofSeconds(10);

    /** As much of a wrong value as helps to find it. */
    private static final int MAX_VALUE_LENGTH = 100;

    /** Types of what Spring finds wrong with a request. */
    private static final Map<Integer, String> TYPES = Map.of(
            HttpStatus.NOT_FOUND.value(), "not-found",
            HttpStatus.METHOD_NOT_ALLOWED.value(), "method-not-allowed",
            HttpStatus.NOT_ACCEPTABLE.value(), "not-acceptable",
            HttpStatus.SERVICE_UNAVAILABLE.value(), "unavailable",
            HttpStatus.INTERNAL_SERVER_ERROR.value(), "internal");

    @ExceptionHandler
    ProblemDetail invalidParameter(InvalidParameterException invalid, WebRequest request) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "bad-request", invalid.getMessage());
        problem.setProperty("parameter", invalid.parameter());
        problem.setProperty("value", value(invalid.parameter(), request));
        return problem;
    }

    /** A query string that cannot be decoded. */
    @ExceptionHandler
    ProblemDetail undecodable(org.apache.tomcat.util.http.InvalidParameterException invalid) {
        return problem(HttpStatus.BAD_REQUEST, "bad-request", "The query is not percent-encoded UTF-8.");
    }

    @ExceptionHandler
    ProblemDetail unknown(ProblemException unknown) {
        return problem(unknown.status(), unknown.type(), unknown.getMessage());
    }

    @ExceptionHandler
    ProblemDetail staleCursor(StaleCursorException stale) {
        return problem(
                HttpStatus.GONE,
                "stale-cursor",
                "This cursor is of a database that was built anew since. Forget what was mirrored and start again without"
                        + " since.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> databaseAway(DataAccessException failed) {
        log.error("the database did not answer a reader: {}", failed.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(DATABASE_RETRY.toSeconds()))
                .body(problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "The database does not answer now. Try again later."));
    }

    /** The index is being built: how far it is stands in the detail. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> notReady(NotReadyException building) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(DATABASE_RETRY.toSeconds()))
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "index-building", building.getMessage()));
    }

    /** Nobody is there any more to be told. */
    @ExceptionHandler
    void gone(ClientAbortException gone) {
        log.debug("a reader has gone away: {}", gone.toString());
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException unexpected) {
        log.error("a request failed", unexpected);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal", FAULT);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> response = super.handleExceptionInternal(failure, body, headers, status, request);
        if (response != null && response.getBody() instanceof ProblemDetail problem) {
            problem.setType(type(TYPES.getOrDefault(status.value(), "bad-request")));
            if (failure instanceof NoResourceFoundException) {
                problem.setDetail(NOTHING);
            }
        }
        return response;
    }

    static ProblemDetail problem(HttpStatus status, String type, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type(type));
        return problem;
    }

    static URI type(String name) {
        return URI.create("urn:warta:problem:" + name);
    }

    /** What the request says there, in its query or its path; null when it is not known. */
    private static @Nullable String value(String parameter, WebRequest request) {
        String value = request.getParameter(parameter);
        if (value == null
                && request.getAttribute(
                                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                        instanceof Map<?, ?> path
                && path.get(parameter) instanceof String part) {
            value = part;
        }
        return value == null || value.length() <= MAX_VALUE_LENGTH ? value : value.substring(0, MAX_VALUE_LENGTH) + "…";
    }
}
