package org.warta.reader.site;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LanguagesTest {
    private final Languages languages = new Languages();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id-ID,id;q=0.9,en;q=0.8 | id",
                "en-US,en;q=0.5 | en",
                "fr,en;q=0.5 | en",
                "en;q=0.4,id;q=0.5 | id",
                "ja,ko;q=0.5 | id",
                "* | id",
                "no header at all, this | id",
                " | id"
            })
    void speaksTheFirstLanguageItKnowsElseIndonesian(String asked, String spoken) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (asked != null) {
            request.addHeader("Accept-Language", asked);
        }

        assertThat(languages.resolveLocale(request).getLanguage()).isEqualTo(spoken);
    }

    @Test
    void prefersWhatWasChosenBefore() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", "id");
        request.setCookies(new Cookie("lang", "en"));

        assertThat(languages.resolveLocale(request)).isEqualTo(Languages.ENGLISH);
    }

    @Test
    void ignoresAChoiceItDoesNotKnow() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("lang", "xx"));

        assertThat(languages.resolveLocale(request)).isEqualTo(Languages.INDONESIAN);
    }

    @ParameterizedTest
    @CsvSource({
        "/search, q=%22a+b%22&lang=en&topic=sport, /search?q=%22a+b%22&topic=sport",
        "/, lang=id, /",
        "//evil.example/x, lang=en, /evil.example/x"
    })
    void switchesOnTheSamePageOfThisSite(String path, String query, String location) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        request.setParameter("lang", query.contains("lang=en") ? "en" : "id");
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThat(new LanguageSwitch(languages).preHandle(request, response, this))
                .isFalse();
        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).isEqualTo(location);
        assertThat(response.getHeader("Set-Cookie")).startsWith("lang=").contains("SameSite=Lax", "Path=/", "HttpOnly");
    }
}
