package org.warta.reader.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Takes {@code ?lang=}: remembers the language and shows the same page without the parameter. */
final class LanguageSwitch implements HandlerInterceptor {
    static final String PARAMETER = "lang";

    private final LocaleResolver languages;

    LanguageSwitch(LocaleResolver languages) {
        this.languages = languages;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache"); // a takedown counts at the next look
        varies(response);
        Locale wanted = Languages.of(request.getParameter(PARAMETER));
        if (wanted == null) {
            return true;
        }
        languages.setLocale(request, response, wanted);
        String page = ServletUriComponentsBuilder.fromRequest(request)
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam(PARAMETER)
                .build(true)
                .toUriString();
        // Two slashes in front would be another host's address.
        response.setHeader(HttpHeaders.LOCATION, "/" + page.replaceFirst("^/+", ""));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        return false;
    }

    /** Says that a page is another one for who speaks another language. */
    static void varies(HttpServletResponse response) {
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE);
    }
}
