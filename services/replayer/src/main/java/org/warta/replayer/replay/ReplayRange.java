package org.warta.replayer.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a topic that is asked for: by time, by offsets, or with nothing named, all of it.
 *
 * @param since records from this time on; null: from the beginning
 * @param until records before this time; null: to the end as it is now
 * @param offsets by partition; others are left out. Null: not by offsets
 */
public record ReplayRange(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Map<Integer, Offsets> offsets) {
    /** All of a topic. */
    public static final ReplayRange ALL = new ReplayRange(null, null, null);

    public ReplayRange {
        offsets = offsets == null ? null : Collections.unmodifiableMap(new TreeMap<>(offsets));
    }

    /**
     * Offsets of a partition.
     *
     * @param first the first one; null: the first that is there
     * @param end the one after the last; null: the end as it is now
     */
    public record Offsets(@Nullable Long first, @Nullable Long end) {}
}
