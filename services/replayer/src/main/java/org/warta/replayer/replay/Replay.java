package org.warta.replayer.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;

/**
 * What the events of a replay amount to. Immutable: {@link #after} is the next one.
 *
 * @param id the replay's id
 * @param spec what was asked for
 * @param ranges what it reads
 * @param targetTopic what it writes
 * @param requestedBy who asked for it
 * @param requestedAt when
 * @param recordsPerSecond the rate that holds now; null: as fast as it goes
 * @param begun whether an instance has ever taken it up
 * @param running whether an instance has, and has not put it down
 * @param wanted what was last asked of it
 * @param end how it ended; null while it has not
 * @param reason why it failed; null when it has not
 * @param progress how far it was at its last pause or its end; empty before
 * @param changedAt when something last happened to it
 * @param events all of them, in their order
 */
public record Replay(
        String id,
        ReplaySpec spec,
        FrozenRanges ranges,
        String targetTopic,
        String requestedBy,
        Instant requestedAt,
        @Nullable Long recordsPerSecond,
        boolean begun,
        boolean running,
        Wanted wanted,
        @Nullable ReplayStatus end,
        @Nullable String reason,
        List<PartitionProgress> progress,
        Instant changedAt,
        List<ReplayEvent> events) {

    /** What somebody last asked of a replay. */
    public enum Wanted {
        RUN,
        PAUSE,
        CANCEL
    }

    public Replay {
        progress = List.copyOf(progress);
        events = List.copyOf(events);
    }

    /** A replay that has just been asked for. */
    public static Replay requested(ReplayEvent event) {
        if (event.getKind() != ReplayEventKind.REQUESTED || event.getRequest() == null) {
            throw new IllegalArgumentException("a replay begins with REQUESTED, not with " + event.getKind());
        }
        ReplaySpec spec = ReplayEvents.spec(event);
        return new Replay(
                event.getId(),
                spec,
                ReplayEvents.ranges(event.getRequest()),
                event.getRequest().getTargetTopic(),
                event.getWho(),
                event.getAt(),
                spec.recordsPerSecond(),
                false,
                false,
                Wanted.RUN,
                null,
                null,
                List.of(),
                event.getAt(),
                List.of(event));
    }

    /** The replay after one more event. Once it has ended, nothing changes but the list of events. */
    public Replay after(ReplayEvent event) {
        Changes changes = new Changes(this, event);
        if (end == null) {
            switch (event.getKind()) {
                case STARTED -> changes.started();
                case RATE_CHANGED -> changes.recordsPerSecond = event.getRecordsPerSecond();
                case PAUSE_REQUESTED -> changes.wanted = wanted == Wanted.CANCEL ? wanted : Wanted.PAUSE;
                case RESUME_REQUESTED -> changes.wanted = wanted == Wanted.CANCEL ? wanted : Wanted.RUN;
                case CANCEL_REQUESTED -> changes.wanted = Wanted.CANCEL;
                case PAUSED -> changes.stopped(null);
                case COMPLETED -> changes.stopped(ReplayStatus.COMPLETED);
                case CANCELED -> changes.stopped(ReplayStatus.CANCELED);
                case FAILED -> changes.stopped(ReplayStatus.FAILED);
                default -> {}
            }
        }
        return changes.replay();
    }

    /** Where it stands. */
    public ReplayStatus status() {
        if (end != null) {
            return end;
        }
        return switch (wanted) {
            case CANCEL -> ReplayStatus.CANCELING;
            case PAUSE -> running ? ReplayStatus.PAUSING : ReplayStatus.PAUSED;
            case RUN -> running ? ReplayStatus.RUNNING : ReplayStatus.QUEUED;
        };
    }

    /** Whether somebody must carry it out, were it only to end it. */
    public boolean isDue() {
        return end == null && (wanted != Wanted.PAUSE || running);
    }

    /** The parts that an event may change. */
    private static final class Changes {
        private final Replay before;
        private final ReplayEvent event;
        private @Nullable Long recordsPerSecond;
        private boolean begun;
        private boolean running;
        private Wanted wanted;
        private @Nullable ReplayStatus end;
        private @Nullable String reason;
        private List<PartitionProgress> progress;

        Changes(Replay before, ReplayEvent event) {
            this.before = before;
            this.event = event;
            this.recordsPerSecond = before.recordsPerSecond;
            this.begun = before.begun;
            this.running = before.running;
            this.wanted = before.wanted;
            this.end = before.end;
            this.reason = before.reason;
            this.progress = before.progress;
        }

        void started() {
            begun = true;
            running = true;
        }

        void stopped(@Nullable ReplayStatus ended) {
            running = false;
            end = ended;
            reason = event.getReason();
            progress = ReplayEvents.progress(event);
        }

        Replay replay() {
            List<ReplayEvent> events = new ArrayList<>(before.events);
            events.add(event);
            return new Replay(
                    before.id,
                    before.spec,
                    before.ranges,
                    before.targetTopic,
                    before.requestedBy,
                    before.requestedAt,
                    recordsPerSecond,
                    begun,
                    running,
                    wanted,
                    end,
                    reason,
                    progress,
                    event.getAt(),
                    events);
        }
    }
}
