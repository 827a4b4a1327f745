package org.warta.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.warta.producer.schedule.ScheduleSettings;

class SchedulePropertiesTest {
    @Test
    void pollsEveryFiveMinutesToEveryHourByDefault() {
        assertThat(settings(Map.of()))
                .isEqualTo(new ScheduleSettings(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        0.1,
                        Duration.ofDays(1),
                        3,
                        6,
                        Duration.ofDays(1)));
    }

    @Test
    void mapsEveryProperty() {
        assertThat(settings(Map.of(
                        "shortest", "1s",
                        "initial", "2s",
                        "longest", "3s",
                        "longest-wait", "4s",
                        "jitter-percent", "50",
                        "moved-after", "6s",
                        "moved-polls", "7",
                        "silent-times", "8",
                        "silent-at-least", "9s")))
                .isEqualTo(new ScheduleSettings(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        0.5,
                        Duration.ofSeconds(6),
                        7,
                        8,
                        Duration.ofSeconds(9)));
    }

    @ParameterizedTest
    @CsvSource({
        "shortest, 0s",
        "initial, 1m",
        "longest, 10m",
        "longest-wait, 30m",
        "jitter-percent, 100",
        "moved-polls, 0"
    })
    void rejectsWhatMakesNoSense(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(name, value))).isInstanceOf(IllegalArgumentException.class);
    }

    private static ScheduleSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("", ScheduleProperties.class)
                .settings();
    }
}
