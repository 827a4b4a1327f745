package org.warta.producer.schedule;

import java.time.Duration;

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
}
