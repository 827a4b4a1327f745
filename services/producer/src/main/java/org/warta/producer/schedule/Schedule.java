package org.warta.producer.schedule;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides when to poll next. A source that answers is polled twice in its habitual gap between changes, and more rarely as
 * it stays quiet; one that fails is left alone twice as long each time.
 */
public final class Schedule {
    /** Polled at an eighth of its silence, a source that wakes up is noticed within an eighth of it. */
    private static final int POLLS_IN_A_SILENCE = 8;

    private static final int POLLS_IN_A_GAP = 2;

    /** A source that fails this often where it moved to is polled again where it was declared. */
    private static final int FAILURES_THAT_UNDO_A_MOVE = 3;

    /** Doubling as often passes any bound, and never overflows. */
    private static final int MOST_DOUBLINGS = 20;

    /** Spreads hashes of ids that differ little: 2^32 by the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    private final ScheduleSettings settings;

    public Schedule(ScheduleSettings settings) {
        this.settings = settings;
    }

    /**
     * The state after a poll.
     *
     * @param sourceId makes half of the jitter, so that sources polled together part for good
     * @param now when the poll ended
     * @param random makes the other half: at least 0, below 1
     */
    public PollState after(PollState state, Poll poll, String sourceId, Instant now, double random) {
        if (poll instanceof Poll.Answered answered) {
            return answered(state, answered, sourceId, now, random);
        }
        if (poll instanceof Poll.Failed failed) {
            return failed(state, failed, sourceId, now, random);
        }
        return new PollState(
                null, now, state.answered(), state.changed(), state.gaps(), 0, state.address(), state.moving());
    }

    /**
     * Whether a source has been silent for far longer than its habit. One that is gone or whose habit is not known is not;
     * one that fails may be.
     */
    public boolean isSilent(PollState state, Instant now) {
        Instant changed = state.changed();
        if (changed == null || state.isRetired() || state.habit().isEmpty()) {
            return false;
        }
        Duration bound = longer(state.habit().get().multipliedBy(settings.silentTimes()), settings.silentAtLeast());
        return Duration.between(changed, now).compareTo(bound) > 0;
    }

    private PollState answered(PollState state, Poll.Answered poll, String sourceId, Instant now, double random) {
        Instant changed = poll.changed() ? now : state.changed();
        List<Duration> gaps = new ArrayList<>(state.gaps());
        if (poll.changed() && state.changed() != null) {
            gaps.add(0, since(state.changed(), now));
        }
        Moved moving = moving(state, poll.movedTo(), now);
        URI address = state.address();
        if (moving != null && isBelieved(moving, now)) {
            address = moving.to();
            moving = null;
        }
        PollState known = new PollState(null, now, now, changed, gaps, 0, address, moving);
        Duration wait = jittered(interval(known, now), sourceId, random);
        Duration rest = poll.rest() == null ? Duration.ZERO : shorter(poll.rest(), settings.longest());
        return known.withNext(now.plus(longer(wait, rest)));
    }

    private PollState failed(PollState state, Poll.Failed poll, String sourceId, Instant now, double random) {
        int failures = Math.min(state.failures(), Integer.MAX_VALUE - 1) + 1;
        Duration backoff = settings.shortest().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration wait = jittered(shorter(backoff, settings.longestWait()), sourceId, random);
        Duration asked = poll.retryAfter() == null ? Duration.ZERO : poll.retryAfter();
        URI address = failures >= FAILURES_THAT_UNDO_A_MOVE ? null : state.address();
        PollState known = new PollState(
                null, now, state.answered(), state.changed(), state.gaps(), failures, address, state.moving());
        return known.withNext(now.plus(longer(wait, shorter(asked, settings.longestWait()))));
    }

    /** How long to wait by habit. */
    private Duration interval(PollState state, Instant now) {
        Duration byHabit =
                state.habit().map(gap -> gap.dividedBy(POLLS_IN_A_GAP)).orElse(settings.initial());
        Duration silence = state.changed() == null ? Duration.ZERO : since(state.changed(), now);
        Duration interval = longer(byHabit, silence.dividedBy(POLLS_IN_A_SILENCE));
        return longer(settings.shortest(), shorter(interval, settings.longest()));
    }

    /** A move must be seen again and again: for an hour anybody may be sent to a page that asks for a password. */
    private static @Nullable Moved moving(PollState state, @Nullable URI movedTo, Instant now) {
        if (movedTo == null) {
            return null;
        }
        Moved before = state.moving();
        return before != null && before.to().equals(movedTo)
                ? new Moved(movedTo, before.since(), Math.min(before.polls(), Integer.MAX_VALUE - 1) + 1)
                : new Moved(movedTo, now, 1);
    }

    private boolean isBelieved(Moved moving, Instant now) {
        return moving.polls() >= settings.movedPolls()
                && since(moving.since(), now).compareTo(settings.movedAfter()) >= 0;
    }

    private Duration jittered(Duration wait, String sourceId, double random) {
        double ofSource = ((sourceId.hashCode() * SPREAD) >>> 8) / (double) (1 << 24);
        double factor = 1 + settings.jitter() * (ofSource + random - 1);
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    /** Never negative, even when the clock was set back. */
    private static Duration since(Instant then, Instant now) {
        return longer(Duration.ZERO, Duration.between(then, now));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
