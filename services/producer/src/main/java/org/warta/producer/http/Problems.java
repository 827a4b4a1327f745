package org.warta.producer.http;

import java.net.URI;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.warta.producer.stream.SourcesUnavailableException;

/** Tells every error as problem details (RFC 9457), in words for whoever sent the request. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(refused.status(), refused.getMessage());
        problem.setType(URI.create(refused.type()));
        if (!refused.faults().isEmpty()) {
            problem.setProperty("errors", Lines.errors(refused.faults()));
        }
        ResponseEntity.BodyBuilder response = ResponseEntity.status(refused.status());
        Integer seconds = refused.retrySeconds();
        if (seconds != null) {
            response.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return response.body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> starting(SourcesUnavailableException starting) {
        return refused(ProblemException.unavailable("Kafka does not answer yet. Try again later."));
    }

    /** Nobody is there any more to be told. */
    @ExceptionHandler
    void gone(ClientAbortException gone) {
        log.debug("a sender has gone away: {}", gone.toString());
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException unexpected) {
        log.error("a request failed", unexpected);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "This is a fault of the service; its log says more.");
    }
}
