package org.warta.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at no token of an address that has sent too many wrong ones. */
final class FailureLimitFilter extends OncePerRequestFilter {
    private final FailureLimit limit;

    FailureLimitFilter(FailureLimit limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null && limit.isReached(request.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(FailureLimit.PERIOD.toSeconds()));
            Refusals.write(
                    request,
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-failures",
                    "Too many tokens from this address were refused. Check the token, and wait a minute.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
