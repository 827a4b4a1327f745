package org.warta.reader.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Which language the site speaks: the one that was chosen before, else the first that the browser asks for, else
 * Indonesian. The choice is a cookie that says nothing else.
 */
final class Languages implements LocaleResolver {
    static final Locale INDONESIAN = Locale.forLanguageTag("id");
    static final Locale ENGLISH = Locale.forLanguageTag("en-GB");
    static final List<Locale> ALL = List.of(INDONESIAN, ENGLISH);

    private static final String COOKIE = "lang";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        Locale chosen = cookie == null ? null : of(cookie.getValue());
        return chosen != null ? chosen : asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, locale.getLanguage())
                            .path("/")
                            .maxAge(REMEMBERED)
                            .httpOnly(true)
                            .sameSite("Lax")
                            .build()
                            .toString());
        }
    }

    /** The language with this code; null when the site does not speak it. */
    static @Nullable Locale of(@Nullable String code) {
        return ALL.stream()
                .filter(locale -> locale.getLanguage().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static Locale asked(@Nullable String header) {
        if (header == null) {
            return INDONESIAN;
        }
        try {
            String best = Locale.lookupTag(
                    Locale.LanguageRange.parse(header),
                    ALL.stream().map(Locale::getLanguage).toList());
            Locale spoken = of(best);
            return spoken == null ? INDONESIAN : spoken;
        } catch (IllegalArgumentException noSuchHeader) {
            return INDONESIAN;
        }
    }
}
