package org.warta.replayer.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the pipeline is: everything that a page needs to draw it.
 *
 * @param at when it was last looked at; null before the first time
 * @param problem why it cannot be looked at now; null when it can
 * @param alarms those that stand, the oldest first
 * @param pastAlarms those that are over, the latest first
 * @param sources those first that need to be looked at; a thousand at the most
 * @param sourceCounts how many sources there are of each status, and {@code silent} ones
 * @param history when each entry of the legs' histories was taken, the oldest first
 */
public record PipelineStatus(
        @Nullable Instant at,
        @Nullable String problem,
        List<Alarm> alarms,
        List<Alarm> pastAlarms,
        List<LegStatus> legs,
        List<LetterStatus> letters,
        List<SourceStatus> sources,
        Map<String, Integer> sourceCounts,
        List<Instant> history) {

    /** Before anything is known. */
    static final PipelineStatus NONE =
            new PipelineStatus(null, null, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of());
}
