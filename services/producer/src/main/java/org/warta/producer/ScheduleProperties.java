package org.warta.producer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.warta.producer.schedule.ScheduleSettings;

/**
 * When sources are polled.
 *
 * @param shortest shortest time between two polls, and the first wait after a failure
 * @param initial interval of a source whose habit is not known yet
 * @param longest longest interval of a source that answers, whatever its habit and its server's hints
 * @param longestWait longest wait after failures in a row, and for Retry-After
 * @param jitterPercent by how much an interval varies either way
 * @param movedAfter how long a permanent redirect must have been seen before it is remembered
 * @param movedPolls how many polls in a row must have seen it
 * @param silentTimes a source that is silent for more than this many times its habitual gap raises an alarm
 * @param silentAtLeast silence that never raises an alarm
 */
@Validated
@ConfigurationProperties("warta.producer.schedule")
public record ScheduleProperties(
        @DefaultValue("5m") @NotNull Duration shortest,
        @DefaultValue("15m") @NotNull Duration initial,
        @DefaultValue("1h") @NotNull Duration longest,
        @DefaultValue("1d") @NotNull Duration longestWait,
        @DefaultValue("10") @Min(0) @Max(50) int jitterPercent,
        @DefaultValue("1d") @NotNull Duration movedAfter,
        @DefaultValue("3") @Min(1) int movedPolls,
        @DefaultValue("6") @Min(1) int silentTimes,
        @DefaultValue("1d") @NotNull Duration silentAtLeast) {
    /**
     * The same, checked.
     *
     * @throws IllegalArgumentException when values do not make sense
     */
    public ScheduleSettings settings() {
        return new ScheduleSettings(
                shortest,
                initial,
                longest,
                longestWait,
                jitterPercent / 100.0,
                movedAfter,
                movedPolls,
                silentTimes,
                silentAtLeast);
    }
}
