package org.warta.reader.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells what never reached a controller, such as an address that the firewall refuses, as a problem too. */
@RestController
final class Errors implements ErrorController {

    @RequestMapping("/error")
    ProblemDetail error(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        ProblemDetail problem = switch (status) {
            case NOT_FOUND -> Problems.problem(status, "not-found", Problems.NOTHING);
            case METHOD_NOT_ALLOWED -> Problems.problem(status, "method-not-allowed", "This method is not supported.");
            default ->
                status.is4xxClientError()
                        ? Problems.problem(status, "bad-request", Problems.MALFORMED)
                        : Problems.problem(status, "internal", Problems.FAULT);
        };
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            problem.setInstance(instance(path));
        }
        return problem;
    }

    /** The address as it came, which is encoded already unless it is malformed. */
    private static URI instance(String path) {
        try {
            return new URI(path);
        } catch (URISyntaxException malformed) {
            return UriComponentsBuilder.fromPath(path).build().encode().toUri();
        }
    }
}
