package org.warta.replayer.pipeline.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.warta.replayer.pipeline.Thresholds;

/**
 * How the pipeline is watched, and when there is an alarm.
 *
 * @param interval how often the groups' positions are looked at
 * @param liveLate a live article that waits longer for the next service raises an alarm
 * @param backfillLate the same for one of the backfill lane, which yields to live ones
 * @param letters so many dead letters within {@code letters-within} raise an alarm
 * @param lettersWithin the time in which they are counted; a day at the most
 * @param silentTimes a source that is silent for more than this many times its habitual gap raises an alarm
 * @param silentAtLeast silence that never raises an alarm
 * @param raiseAfter how long something must be bad before there is an alarm
 * @param clearAfter how long it must be well before the alarm is over
 */
@Validated
@ConfigurationProperties("warta.replayer.pipeline")
public record PipelineProperties(
        @DefaultValue("5s") @NotNull Duration interval,
        @DefaultValue("30s") @NotNull Duration liveLate,
        @DefaultValue("6h") @NotNull Duration backfillLate,
        @DefaultValue("5") @Min(1) int letters,
        @DefaultValue("15m") @NotNull Duration lettersWithin,
        @DefaultValue("6") @Min(1) int silentTimes,
        @DefaultValue("1d") @NotNull Duration silentAtLeast,
        @DefaultValue("15s") @NotNull Duration raiseAfter,
        @DefaultValue("1m") @NotNull Duration clearAfter) {

    public PipelineProperties {
        if (interval.toMillis() < 1 || liveLate.isNegative() || backfillLate.isNegative()) {
            throw new IllegalArgumentException(
                    "warta.replayer.pipeline: interval, live-late and backfill-late must be positive");
        }
        if (lettersWithin.toMinutes() < 1 || lettersWithin.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("warta.replayer.pipeline.letters-within is " + lettersWithin
                    + ", but must be from a minute to a day");
        }
    }

    Thresholds thresholds() {
        return new Thresholds(
                liveLate, backfillLate, letters, lettersWithin, silentTimes, silentAtLeast, raiseAfter, clearAfter);
    }
}
