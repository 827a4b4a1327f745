package org.warta.replayer.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.replay.FrozenRange;

/**
 * A comparison of a part of the log with the read store.
 *
 * @param replay id of the replay that it is about; null when it is about none
 * @param topic that was read
 * @param ranges offsets that were read
 * @param skipped records that did not fit the filter
 * @param gone offsets that retention deleted before they were read
 * @param settled whether everything that was sent towards the store has been read there; while it has not, what is missing
 *     is waiting rather than lost
 * @param summary what was found
 */
public record Report(
        @Nullable String replay,
        String topic,
        List<FrozenRange> ranges,
        long skipped,
        long gone,
        boolean settled,
        Summary summary) {}
