package org.warta.replayer.http;

import java.net.URI;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.warta.replayer.replay.RefusedException;
import org.warta.replayer.stream.KafkaUnavailableException;

/** Tells every error as problem details (RFC 9457), in words for whoever sent the request. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    /** What is asked for cannot be: each reason with a pointer to it. */
    @ExceptionHandler
    ProblemDetail refused(RefusedException refused) {
        ProblemDetail problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "refused",
                refused.faults().get(0).detail());
        problem.setProperty("errors", refused.faults());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(KafkaUnavailableException away) {
        return unavailable(String.valueOf(away.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(KafkaException away) {
        log.warn("Kafka did not answer a request: {}", away.toString());
        return unavailable("it does not answer");
    }

    private static ResponseEntity<ProblemDetail> unavailable(String why) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "Kafka cannot be asked now, so nothing was begun: " + why + ". Try again later."));
    }

    /** Nobody is there any more to be told. */
    @ExceptionHandler
    void gone(ClientAbortException gone) {
        log.debug("a client has gone away: {}", gone.toString());
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException unexpected) {
        log.error("a request failed", unexpected);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal", "This is a fault of the service; its log says more.");
    }

    static ProblemDetail problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:warta:problem:" + type));
        return problem;
    }
}
