package org.warta.replayer.pipeline;

import java.time.Duration;

/** When there is an alarm; see {@code warta.replayer.pipeline}. */
public record Thresholds(
        Duration liveLate,
        Duration backfillLate,
        int letters,
        Duration lettersWithin,
        int silentTimes,
        Duration silentAtLeast,
        Duration raiseAfter,
        Duration clearAfter) {}
