package org.warta.producer.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.warta.event.LastPoll;
import org.warta.event.PollResult;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourcePolls;
import org.warta.producer.poll.PollMemory;
import org.warta.producer.schedule.PollState;
import org.warta.producer.schedule.Schedule;
import org.warta.producer.stream.SourceCatalogue;

/**
 * A source as people see it. What does not apply is left out.
 *
 * @param status {@code active}, {@code new} before the first poll, {@code failing}, {@code gone} or {@code paused}
 * @param silent whether it has had nothing new for far longer than its habit
 * @param address where it is polled since it has moved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceView(
        String id,
        String kind,
        @Nullable String uri,
        @Nullable String name,
        String lane,
        boolean fetchPages,
        @Nullable Duration shortest,
        @Nullable Duration longest,
        boolean paused,
        String origin,
        Instant createdAt,
        Instant changedAt,
        @Nullable String changedBy,
        String status,
        boolean silent,
        @Nullable String address,
        @Nullable PollView lastPoll,
        @Nullable Instant nextPoll,
        @Nullable Instant lastAnswered,
        @Nullable Instant lastNew,
        @Nullable Duration habit,
        @Nullable Integer failures) {

    /**
     * What the last poll gave.
     *
     * @param result {@code changed}, {@code unchanged}, {@code not-modified}, {@code failed} or {@code gone}
     * @param reason why nothing, or not everything, could be read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PollView(
            @Nullable Instant at,
            String result,
            @Nullable String reason,
            int seen,
            @JsonProperty("new") int fresh,
            int changed,
            int unchanged,
            int rejected) {}

    static SourceView of(SourceCatalogue.Entry entry, Schedule schedule, Instant now) {
        SourceDefinition source = entry.definition();
        SourcePolls polls = entry.polls();
        boolean isCurrent = polls != null && polls.getUri().equals(source.getUri());
        PollMemory memory = polls != null && isCurrent ? PollMemory.of(polls) : null;
        PollState state = memory == null ? null : memory.state();
        LastPoll last = memory == null ? null : memory.last();
        return new SourceView(
                source.getSourceId(),
                word(source.getKind()),
                source.getUri(),
                source.getName(),
                word(source.getLane()),
                source.getFetchPages(),
                duration(source.getShortestMillis()),
                duration(source.getLongestMillis()),
                source.getPaused(),
                word(source.getOrigin()),
                source.getCreatedAt(),
                source.getChangedAt(),
                source.getChangedBy(),
                status(source, state, last),
                state != null && schedule.isSilent(state, now),
                state == null || state.address() == null
                        ? null
                        : state.address().toString(),
                last == null || state == null ? null : poll(last, state.polled()),
                source.getPaused() || state == null ? null : state.next(),
                state == null ? null : state.answered(),
                state == null ? null : state.changed(),
                state == null ? null : state.habit().orElse(null),
                state == null || state.failures() == 0 ? null : state.failures());
    }

    private static PollView poll(LastPoll last, @Nullable Instant at) {
        return new PollView(
                at,
                word(last.getResult()),
                last.getReason(),
                last.getSeen(),
                last.getFresh(),
                last.getChanged(),
                last.getUnchanged(),
                last.getRejected());
    }

    private static String status(SourceDefinition source, @Nullable PollState state, @Nullable LastPoll last) {
        if (source.getPaused()) {
            return "paused";
        }
        if (source.getKind() != SourceKind.FEED) {
            return "active";
        }
        if (state == null || last == null) {
            return "new";
        }
        if (last.getResult() == PollResult.GONE) {
            return "gone";
        }
        return state.failures() > 0 ? "failing" : "active";
    }

    private static @Nullable Duration duration(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static String word(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
