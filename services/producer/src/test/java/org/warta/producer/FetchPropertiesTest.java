package org.warta.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.warta.producer.fetch.FetchSettings;
import org.warta.producer.fetch.Limits;
import org.warta.producer.fetch.Reach;
import org.warta.producer.fetch.RobotsSettings;

class FetchPropertiesTest {
    @Test
    void guardsByDefault() {
        assertThat(settings(Map.of()))
                .isEqualTo(new FetchSettings(
                        "Warta/1.0",
                        64,
                        Duration.ofSeconds(1),
                        new Reach(true, Set.of(), Set.of(80, 443, 8080, 8443), false, null),
                        new Limits(
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(60),
                                8 << 20,
                                32 << 20,
                                100,
                                5),
                        new RobotsSettings(
                                true,
                                Duration.ofDays(1),
                                Duration.ofMinutes(5),
                                512 << 10,
                                Duration.ofSeconds(30),
                                32 << 20)));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(settings(Map.ofEntries(
                        Map.entry("contact", "https://a.test/about"),
                        Map.entry("threads", "3"),
                        Map.entry("host-gap", "2s"),
                        Map.entry("public-only", "false"),
                        Map.entry("trusted-hosts", "Intranet.test, 10.0.0.1"),
                        Map.entry("ports", "81"),
                        Map.entry("downgrade", "true"),
                        Map.entry("proxy", "http://proxy.test:3128"),
                        Map.entry("connect-timeout", "4s"),
                        Map.entry("response-timeout", "5s"),
                        Map.entry("total-timeout", "6s"),
                        Map.entry("max-wire-size", "7B"),
                        Map.entry("max-body-size", "8B"),
                        Map.entry("max-ratio", "9"),
                        Map.entry("max-redirects", "10"),
                        Map.entry("robots.obeyed", "false"),
                        Map.entry("robots.ttl", "11s"),
                        Map.entry("robots.error-ttl", "12s"),
                        Map.entry("robots.max-size", "13B"),
                        Map.entry("robots.max-delay", "14s"),
                        Map.entry("robots.cache-size", "15B"))))
                .isEqualTo(new FetchSettings(
                        "Warta/1.0 (+https://a.test/about)",
                        3,
                        Duration.ofSeconds(2),
                        new Reach(
                                false,
                                Set.of("intranet.test", "10.0.0.1"),
                                Set.of(81),
                                true,
                                URI.create("http://proxy.test:3128")),
                        new Limits(Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(6), 7, 8, 9, 10),
                        new RobotsSettings(
                                false,
                                Duration.ofSeconds(11),
                                Duration.ofSeconds(12),
                                13,
                                Duration.ofSeconds(14),
                                15)));
    }

    @ParameterizedTest
    @CsvSource({
        "ports, 0",
        "proxy, socks://a.test:1",
        "proxy, http://a.test",
        "total-timeout, 0s",
        "max-body-size, 2GB",
        "host-gap, -1s",
        "robots.ttl, 0s"
    })
    void rejectsWhatMakesNoSense(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(name, value))).isInstanceOf(IllegalArgumentException.class);
    }

    private static FetchSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("", FetchProperties.class)
                .settings("1.0");
    }
}
