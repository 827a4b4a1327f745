package org.warta.reader.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

class NegotiationTest {
    private static final List<MediaType> OFFERED = List.of(
            MediaType.APPLICATION_JSON,
            MediaType.parseMediaType("application/ninjs+json"),
            MediaType.parseMediaType("application/ld+json"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/ld+json | application/ld+json",
                "*/* | application/json",
                "application/* | application/json",
                "text/html, application/xhtml+xml, */*;q=0.8 | application/json",
                "application/json;q=0.5, application/ninjs+json | application/ninjs+json",
                "application/json, application/ninjs+json | application/json",
                "*/*, application/json;q=0 | application/ninjs+json",
                "application/*;q=0.9, application/json;q=0.1, application/ninjs+json;q=0 | application/ld+json",
                "Application/NINJS+JSON | application/ninjs+json",
                "nonsense | application/json",
                "application/ninjs+json;q=7 | application/json",
            })
    void choosesWhatIsWantedMost(String accept, String chosen) throws Exception {
        assertThat(Negotiation.choose(accept, OFFERED)).hasToString(chosen);
    }

    @Test
    void choosesTheFirstWhenNothingIsSaid() throws Exception {
        assertThat(Negotiation.choose(null, OFFERED)).isEqualTo(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "*/*;q=0", "application/json;q=0"})
    void refusesWhatIsNotOffered(String accept) {
        assertThatThrownBy(() -> Negotiation.choose(accept, OFFERED))
                .isInstanceOf(HttpMediaTypeNotAcceptableException.class);
    }
}
