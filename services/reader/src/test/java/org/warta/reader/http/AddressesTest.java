package org.warta.reader.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class AddressesTest {
    private static final UUID ID = new UUID(1, 2);

    @Test
    void beginWithWhereTheRequestWasSentTo() {
        assertThat(addresses(null).page(ID)).isEqualTo("http://news.example:8080/articles/" + ID);
    }

    @ParameterizedTest
    @CsvSource({
        "https://warta.example, https://warta.example/articles/",
        "https://warta.example/, https://warta.example/articles/",
        "https://warta.example/berita, https://warta.example/berita/articles/",
    })
    void beginWithThePublicUrlWhereThereIsOne(URI publicUrl, String expected) {
        assertThat(addresses(publicUrl).page(ID)).isEqualTo(expected + ID);
    }

    @Test
    void escapeWhatParametersSay() {
        assertThat(addresses(null).of("/search", Map.of("q", List.of("a&b=\"c\" d", "é"))))
                .isEqualTo("http://news.example:8080/search?q=a%26b%3D%22c%22+d&q=%C3%A9");
        assertThat(Addresses.relative("/search", Map.of())).isEqualTo("/search");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://warta.example", "/relative", "https://warta.example?q=1", "https:///x", "urn:x:y"})
    void publicUrlIsAnAddress(URI publicUrl) {
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            assertThat(validators.getValidator().validate(new HttpProperties(publicUrl)))
                    .hasSize(1);
            assertThat(validators.getValidator().validate(new HttpProperties(URI.create("https://warta.example"))))
                    .isEmpty();
            assertThat(validators.getValidator().validate(new HttpProperties(null)))
                    .isEmpty();
        }
    }

    private static Addresses addresses(URI publicUrl) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/articles.atom");
        request.setServerName("news.example");
        request.setServerPort(8080);
        return Addresses.of(request, new HttpProperties(publicUrl));
    }
}
