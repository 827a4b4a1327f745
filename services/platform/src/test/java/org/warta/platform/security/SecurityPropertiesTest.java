package org.warta.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SecurityPropertiesTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @EnableConfigurationProperties(SecurityProperties.class)
    static class Configured {}

    @Test
    void trustsNobodyByDefault() {
        SecurityProperties properties = properties(Map.of());

        assertThat(properties.isConfigured()).isFalse();
        assertThat(properties).isEqualTo(new SecurityProperties(List.of(), null, null, "roles", "sub", 20));
    }

    @Test
    void bindsEverything() {
        SecurityProperties properties = properties(Map.of(
                "warta.security.tokens[0].name", "wire",
                "warta.security.tokens[0].sha256", HASH,
                "warta.security.tokens[0].roles", "submitter",
                "warta.security.issuer", "https://issuer.example/realm",
                "warta.security.audience", "warta",
                "warta.security.roles-claim", "realm_access.roles",
                "warta.security.name-claim", "azp",
                "warta.security.failures-per-minute", "5"));

        assertThat(properties)
                .isEqualTo(new SecurityProperties(
                        List.of(new SecurityProperties.Token("wire", HASH, Set.of(Role.SUBMITTER))),
                        URI.create("https://issuer.example/realm"),
                        "warta",
                        "realm_access.roles",
                        "azp",
                        5));
    }

    @ParameterizedTest
    @CsvSource({
        "tokens[0].sha256, secret, must be a SHA-256",
        "tokens[0].name, Wire Service, must be 1 to 64 lower-case letters",
        "tokens[0].roles, '', must not be empty",
        "tokens[0].roles, admin, Failed to convert",
        "failures-per-minute, 0, must be greater than or equal to 1"
    })
    void refusesWhatMeansNothing(String name, String value, String reason) {
        Map<String, String> values = new HashMap<>(Map.of(
                "warta.security.tokens[0].name", "wire",
                "warta.security.tokens[0].sha256", HASH,
                "warta.security.tokens[0].roles", "submitter"));
        values.put("warta.security." + name, value);

        assertThatThrownBy(() -> properties(values)).hasStackTraceContaining(reason);
    }

    @Test
    void refusesTwoTokensOfOneName() {
        SecurityProperties.Token token = new SecurityProperties.Token("wire", HASH, Set.of(Role.OPERATOR));

        assertThatThrownBy(() -> new SecurityProperties(List.of(token, token), null, null, "roles", "sub", 20))
                .hasMessage("warta.security.tokens: two are named `wire`");
    }

    private static SecurityProperties properties(Map<String, String> values) {
        SecurityProperties[] bound = new SecurityProperties[1];
        new ApplicationContextRunner()
                .withUserConfiguration(Configured.class)
                .withPropertyValues(values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new))
                .run(context -> bound[0] = context.getBean(SecurityProperties.class));
        return bound[0];
    }
}
