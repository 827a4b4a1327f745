package org.warta.replayer.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.event.ReplayEvent;
import org.warta.replayer.replay.FrozenRange;
import org.warta.replayer.replay.Replay;
import org.warta.replayer.replay.ReplayProgress;
import org.warta.replayer.replay.ReplaySpec;
import org.warta.replayer.replay.ReplayStatus;

/**
 * A replay as the API shows it.
 *
 * @param id its id, which its records carry in the header replay-id
 * @param status where it stands
 * @param request what was asked for
 * @param ranges what it reads, frozen when it was asked for
 * @param targetTopic what it writes
 * @param requestedBy who asked for it
 * @param requestedAt when
 * @param changedAt when something last happened to it
 * @param recordsPerSecond the rate that holds now; null: as fast as it goes
 * @param reason why it failed; null when it has not
 * @param progress how far it is
 */
record ReplayView(
        String id,
        ReplayStatus status,
        ReplaySpec request,
        List<FrozenRange> ranges,
        String targetTopic,
        String requestedBy,
        Instant requestedAt,
        Instant changedAt,
        @Nullable Long recordsPerSecond,
        @Nullable String reason,
        ReplayProgress progress) {

    static ReplayView of(Replay replay, ReplayProgress progress) {
        return new ReplayView(
                replay.id(),
                replay.status(),
                replay.spec(),
                replay.ranges().ranges(),
                replay.targetTopic(),
                replay.requestedBy(),
                replay.requestedAt(),
                replay.changedAt(),
                replay.recordsPerSecond(),
                replay.reason(),
                progress);
    }

    /**
     * One thing that happened to a replay.
     *
     * @param at when
     * @param kind what
     * @param who an operator, or an instance of the replayer
     * @param why in the operator's words; null where none were given
     * @param recordsPerSecond the new rate; null for as fast as it goes, and for all but RATE_CHANGED
     * @param sent records written until then; null for what somebody asked for
     * @param reason why it failed; null when it has not
     */
    record Event(
            Instant at,
            String kind,
            String who,
            @Nullable String why,
            @Nullable Long recordsPerSecond,
            @Nullable Long sent,
            @Nullable String reason) {

        static Event of(ReplayEvent event) {
            Long sent = event.getCounts().isEmpty()
                    ? null
                    : (Long) event.getCounts().stream()
                            .mapToLong(counts -> counts.getSent())
                            .sum();
            return new Event(
                    event.getAt(),
                    event.getKind().name(),
                    event.getWho(),
                    event.getWhy(),
                    event.getRecordsPerSecond(),
                    sent,
                    event.getReason());
        }
    }
}
