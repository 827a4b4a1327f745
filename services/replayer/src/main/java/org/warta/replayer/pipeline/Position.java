package org.warta.replayer.pipeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.warta.platform.telemetry.LatencyReport;

/**
 * Where a group stands in a partition.
 *
 * @param committed the next offset to process
 * @param end the offset after the last record that is committed
 * @param oldest what is known of the oldest record that waits
 * @param report what the instance that committed last said of its latency
 */
public record Position(int partition, long committed, long end, Oldest oldest, LatencyReport report) {

    /**
     * The oldest record that waits.
     *
     * @param at its time; null where none waits, or it is not known whether
     * @param isKnown whether it was looked at
     */
    public record Oldest(@Nullable Instant at, boolean isKnown) {
        /** Nothing waits: what is behind the commit, if anything, are markers of transactions. */
        public static final Oldest NONE = new Oldest(null, true);

        /** It could not be looked at in time. */
        public static final Oldest UNKNOWN = new Oldest(null, false);
    }

    /** Records that wait, markers of transactions among them included. */
    long lag() {
        return oldest.equals(Oldest.NONE) ? 0 : Math.max(0, end - committed);
    }
}
