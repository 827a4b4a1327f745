package org.warta.producer.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the schedule.
 *
 * @param shortest time between two polls, and the first wait after a failure
 * @param initial interval of a source whose habit is not known yet
 * @param longest interval of a source that answers, whatever its habit and its server's hints
 * @param longestWait after failures in a row, and for {@code Retry-After}
 * @param jitter fraction of an interval by which it varies either way, below 1
 * @param movedAfter how long a permanent redirect must have been seen before it is remembered
 * @param movedPolls how often it must have been seen in a row
 * @param silentTimes how many times its habitual gap a source may be silent
 * @param silentAtLeast silence that is never too long
 */
public record ScheduleSettings(
        Duration shortest,
        Duration initial,
        Duration longest,
        Duration longestWait,
        double jitter,
        Duration movedAfter,
        int movedPolls,
        int silentTimes,
        Duration silentAtLeast) {
    public ScheduleSettings {
        if (shortest.toMillis() < 1
                || shortest.compareTo(initial) > 0
                || initial.compareTo(longest) > 0
                || longest.compareTo(longestWait) > 0) {
            throw new IllegalArgumentException("shortest " + shortest + ", initial " + initial + ", longest " + longest
                    + ", longest wait " + longestWait + ": must be positive, and none shorter than the one before");
        }
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("jitter " + jitter + ": must be at least 0 and below 1");
        }
        if (movedAfter.isNegative() || movedPolls < 1 || silentTimes < 1 || silentAtLeast.isNegative()) {
            throw new IllegalArgumentException("moved after " + movedAfter + " and " + movedPolls
                    + " polls, silent after " + silentTimes + " gaps and " + silentAtLeast + ": must be positive");
        }
    }

    /**
     * The same for a source with bounds of its own, in milliseconds; null for those of the installation. The others give
     * way where they must.
     */
    public ScheduleSettings within(@Nullable Long ownShortest, @Nullable Long ownLongest) {
        if (ownShortest == null && ownLongest == null) {
            return this;
        }
        Duration lower = ownShortest == null ? shortest : Duration.ofMillis(ownShortest);
        Duration upper = ownLongest == null ? longest : Duration.ofMillis(ownLongest);
        if (ownShortest == null) {
            lower = shorter(lower, upper);
        }
        upper = longer(lower, upper);
        return new ScheduleSettings(
                lower,
                longer(lower, shorter(initial, upper)),
                upper,
                longer(upper, longestWait),
                jitter,
                movedAfter,
                movedPolls,
                silentTimes,
                silentAtLeast);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
