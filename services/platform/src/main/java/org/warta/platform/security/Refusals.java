package org.warta.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.oauth2.server.resource.BearerTokenErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses with problem details (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>) that say what to do, and
 * with the WWW-Authenticate of <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750</a>.
 */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final String CHALLENGE = "Bearer realm=\"warta\"";
    private static final String RETRY_AFTER_SECONDS = "10";

    private final boolean configured;
    private final FailureLimit limit;

    /** @param configured whether anybody may write at all */
    Refusals(boolean configured, FailureLimit limit) {
        this.configured = configured;
        this.limit = limit;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (!configured) {
            write(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "writing-not-configured",
                    "Nobody may write here yet: configure warta.security.tokens (a name, the SHA-256 of a token and its"
                            + " roles) or warta.security.issuer, and start the service again.");
            return;
        }
        if (refused instanceof AuthenticationServiceException) {
            log.error("the issuer of tokens cannot be asked: {}", refused.toString());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            write(
                    request,
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "issuer-unavailable",
                    "The issuer of tokens does not answer now. Try again later.");
            return;
        }
        if (refused instanceof OAuth2AuthenticationException wrong
                && wrong.getError() instanceof BearerTokenError error) {
            limit.failed(request.getRemoteAddr());
            challenge(response, error.getErrorCode());
            write(
                    request,
                    response,
                    error.getHttpStatus(),
                    "unauthorized",
                    "The bearer token is not valid: it is not known here, malformed or expired.");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            write(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "unauthorized",
                    "This needs a bearer token: send it as Authorization: Bearer <token>.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        challenge(response, BearerTokenErrorCodes.INSUFFICIENT_SCOPE);
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "forbidden",
                "The token has not the role that this needs: submitters send articles, operators do everything.");
    }

    private static void challenge(HttpServletResponse response, String error) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"" + error + "\"");
    }

    static void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", URI.create("urn:warta:problem:" + type));
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        problem.put("instance", request.getRequestURI());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        JsonMapper.shared().writeValue(response.getOutputStream(), problem);
    }
}
