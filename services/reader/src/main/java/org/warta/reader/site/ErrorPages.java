package org.warta.reader.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.warta.reader.article.InvalidParameterException;
import org.warta.reader.index.NotReadyException;

/**
 * Tells people what went wrong, on a page like the others: for pages of the site, and for addresses that are nothing's when
 * a browser asks. What goes wrong in the API is told by the API.
 */
@Component
final class ErrorPages implements HandlerExceptionResolver, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
    private static final Duration RETRY = Duration.ofSeconds(10);

    /** What there are words for; anything else is told as a fault of ours. */
    private static final Set<Integer> TOLD = Set.of(400, 404, 503);

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof IOException) {
            return null; // nobody is there any more
        }
        if (!isOfSite(handler) && !(failure instanceof NoResourceFoundException && isBrowser(request))) {
            return null;
        }
        LanguageSwitch.varies(response);
        HttpStatusCode status = status(failure);
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            log.error("a page could not be shown: {}", failure.toString());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY.toSeconds()));
        } else if (status.is5xxServerError()) {
            log.error("a page failed", failure);
        }
        ModelAndView page = pages.page("error")
                .addObject("status", status.value())
                .addObject("known", TOLD.contains(status.value()) ? status.value() : 500)
                .addObject("detail", failure instanceof InvalidParameterException ? failure.getMessage() : null);
        page.setStatus(status);
        return page;
    }

    private static HttpStatusCode status(Exception failure) {
        if (failure instanceof NoSuchPageException || failure instanceof MethodArgumentTypeMismatchException) {
            return HttpStatus.NOT_FOUND;
        }
        if (failure instanceof InvalidParameterException
                || failure instanceof org.apache.tomcat.util.http.InvalidParameterException) {
            return HttpStatus.BAD_REQUEST;
        }
        if (failure instanceof DataAccessException || failure instanceof NotReadyException) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        return failure instanceof ErrorResponse known ? known.getStatusCode() : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    private static boolean isOfSite(@Nullable Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().getPackage().equals(ErrorPages.class.getPackage());
    }

    private static boolean isBrowser(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith("/api/");
    }
}
