package org.warta.replayer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.event.ReplayEventKind.CANCELED;
import static org.warta.event.ReplayEventKind.CANCEL_REQUESTED;
import static org.warta.event.ReplayEventKind.COMPLETED;
import static org.warta.event.ReplayEventKind.FAILED;
import static org.warta.event.ReplayEventKind.PAUSED;
import static org.warta.event.ReplayEventKind.PAUSE_REQUESTED;
import static org.warta.event.ReplayEventKind.RESUME_REQUESTED;
import static org.warta.event.ReplayEventKind.STARTED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;

class ReplayTest {
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<PartitionProgress> PROGRESS = List.of(new PartitionProgress(0, 15, 5, 4, 1, 0, 0, 100));

    private final ReplaySpec spec = new ReplaySpec(
            new ReplaySpec.From(
                    "news.articles", new ReplayRange(null, null, Map.of(0, new ReplayRange.Offsets(10L, null)))),
            new RecordFilter(List.of("seeds"), null, null, null, null, null, Map.of("language", List.of("id"))),
            "enricher",
            true,
            100L,
            "a new model");
    private final FrozenRanges ranges = new FrozenRanges("news.articles", List.of(new FrozenRange(0, 10, 20)));
    private final Replay requested =
            Replay.requested(ReplayEvents.requested("1", "desk", AT, spec, ranges, "news.articles.backfill"));

    @Test
    void tellsWhatWasAskedFor() {
        assertThat(requested.spec()).isEqualTo(spec);
        assertThat(requested.ranges()).isEqualTo(ranges);
        assertThat(requested.targetTopic()).isEqualTo("news.articles.backfill");
        assertThat(requested.requestedBy()).isEqualTo("desk");
        assertThat(requested.recordsPerSecond()).isEqualTo(100);
        assertThat(requested.status()).isEqualTo(ReplayStatus.QUEUED);
    }

    @Test
    void pausesAndGoesOn() {
        Replay running = after(STARTED);
        assertThat(running.status()).isEqualTo(ReplayStatus.RUNNING);
        assertThat(after(STARTED, PAUSE_REQUESTED).status()).isEqualTo(ReplayStatus.PAUSING);
        Replay paused = after(STARTED, PAUSE_REQUESTED, PAUSED);
        assertThat(paused.status()).isEqualTo(ReplayStatus.PAUSED);
        assertThat(paused.isDue()).isFalse();
        assertThat(paused.progress()).isEqualTo(PROGRESS);
        assertThat(after(STARTED, PAUSE_REQUESTED, PAUSED, RESUME_REQUESTED).status())
                .isEqualTo(ReplayStatus.QUEUED);
        assertThat(after(STARTED, PAUSE_REQUESTED, RESUME_REQUESTED, PAUSED).isDue())
                .isTrue();
    }

    @Test
    void pausesBeforeItHasBegun() {
        assertThat(after(PAUSE_REQUESTED).status()).isEqualTo(ReplayStatus.PAUSED);
    }

    @Test
    void endsOnceForAll() {
        assertThat(after(STARTED, COMPLETED, CANCEL_REQUESTED, CANCELED, STARTED)
                        .status())
                .isEqualTo(ReplayStatus.COMPLETED);
        assertThat(after(STARTED, COMPLETED, CANCEL_REQUESTED).events()).hasSize(4);
        assertThat(after(STARTED, FAILED).reason()).isEqualTo("a reason");
    }

    @Test
    void cancelCannotBeTakenBack() {
        assertThat(after(STARTED, CANCEL_REQUESTED, RESUME_REQUESTED, PAUSE_REQUESTED)
                        .status())
                .isEqualTo(ReplayStatus.CANCELING);
    }

    @Test
    void takesTheRateThatWasSetLast() {
        Replay faster = requested.after(ReplayEvents.rateChanged("1", "desk", AT, null, 500L));
        assertThat(faster.recordsPerSecond()).isEqualTo(500);
        assertThat(faster.after(ReplayEvents.rateChanged("1", "desk", AT, null, null))
                        .recordsPerSecond())
                .isNull();
    }

    /** Whatever the order of events: what has ended is not due, and each event stands in the audit. */
    @Property
    void anyOrderOfEventsMakesSense(@ForAll List<ReplayEventKind> kinds) {
        Replay replay = after(kinds.toArray(ReplayEventKind[]::new));

        assertThat(replay.events()).hasSize(kinds.size() + 1);
        assertThat(replay.status().isFinal()).isEqualTo(replay.end() != null);
        if (replay.status().isFinal() || replay.status() == ReplayStatus.PAUSED) {
            assertThat(replay.isDue()).isFalse();
        } else {
            assertThat(replay.isDue()).isTrue();
        }
    }

    private Replay after(ReplayEventKind... kinds) {
        Replay replay = requested;
        for (ReplayEventKind kind : kinds) {
            ReplayEvent event = ReplayEvents.happened(kind, "1", "instance", AT, PROGRESS, "a reason");
            replay = replay.after(event);
        }
        return replay;
    }
}
