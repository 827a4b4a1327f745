package org.warta.producer.schedule;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a source's polls. Its size is bounded, however often and whatever it answers.
 *
 * @param next when to poll; null once it is gone
 * @param polled when it was last polled; null before the first time
 * @param answered when it last answered; null when it never has
 * @param changed when something in it was last new; null when nothing ever was
 * @param gaps the last times between changes, at most {@link #MOST_GAPS}, the latest first
 * @param failures polls that failed in a row
 * @param address where it is polled, when it has moved there for good; null for where it was declared
 * @param moving a move that is not yet believed; null when there is none
 */
public record PollState(
        @Nullable Instant next,
        @Nullable Instant polled,
        @Nullable Instant answered,
        @Nullable Instant changed,
        List<Duration> gaps,
        int failures,
        @Nullable URI address,
        @Nullable Moved moving) {
    /** Enough for a median that a night or a burst does not shift. */
    public static final int MOST_GAPS = 15;

    public PollState {
        gaps = List.copyOf(gaps.size() > MOST_GAPS ? gaps.subList(0, MOST_GAPS) : gaps);
    }

    /** A source that is to be polled for the first time. */
    public static PollState first(Instant now) {
        return new PollState(now, null, null, null, List.of(), 0, null, null);
    }

    /** The same, to be polled at another time. */
    public PollState withNext(Instant time) {
        return new PollState(time, polled, answered, changed, gaps, failures, address, moving);
    }

    /** Whether it is gone for good, and polled no more. */
    public boolean isRetired() {
        return next == null;
    }

    /** Its habit: the median time between changes; empty while fewer than two are known. */
    public Optional<Duration> habit() {
        return gaps.size() < 2
                ? Optional.empty()
                : Optional.of(gaps.stream().sorted().toList().get(gaps.size() / 2));
    }
}
