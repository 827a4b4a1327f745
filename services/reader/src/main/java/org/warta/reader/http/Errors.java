package org.warta.reader.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
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
        ProblemDetail problem = status.is4xxClientError()
                ? Problems.problem(
                        status,
                        status == HttpStatus.NOT_FOUND ? "not-found" : "bad-request",
                        "The request is refused: its address or a header is malformed, or there is nothing here.")
                : Problems.problem(status, "internal", "This is a fault of the service; its log says more.");
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            problem.setInstance(
                    UriComponentsBuilder.fromPath(path).build().encode().toUri());
        }
        return problem;
    }
}
