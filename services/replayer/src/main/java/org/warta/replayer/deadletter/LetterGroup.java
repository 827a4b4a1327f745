package org.warta.replayer.deadletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Letters of one topic that died of one cause.
 *
 * @param group its name, the same everywhere and always
 * @param topic the topic that holds them
 * @param letters how many there are
 * @param waiting how many of them nothing has become of yet
 * @param redriven how many were redriven and have not come back
 * @param failedAgain how many were redriven and have come back
 * @param parked how many were parked
 * @param latest address of the latest one
 * @param message what the latest failure said; null where it does not say
 * @param overTime counts of the times that have any, the oldest first
 */
public record LetterGroup(
        String group,
        String topic,
        @Nullable String exception,
        @Nullable String causedBy,
        @Nullable String service,
        @Nullable String version,
        long letters,
        long waiting,
        long redriven,
        long failedAgain,
        long parked,
        Instant first,
        Instant last,
        String latest,
        @Nullable String message,
        List<Count> overTime) {

    public LetterGroup {
        overTime = List.copyOf(overTime);
    }

    /** How many letters died in the hour or the day that begins then. */
    public record Count(Instant from, long letters) {}
}
