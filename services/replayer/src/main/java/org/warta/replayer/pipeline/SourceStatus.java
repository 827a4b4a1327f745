package org.warta.replayer.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.warta.event.LastPoll;
import org.warta.event.PollResult;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourcePolls;

/**
 * How a source is, by what the producer writes of it.
 *
 * @param kind {@code feed}, {@code directory} or {@code push}
 * @param status {@code active}, {@code new} before the first poll, {@code failing}, {@code gone} or {@code paused}
 * @param silent whether it has had nothing new for far longer than its habit
 * @param habitSeconds its habit: the median time between changes; null while that is not known
 * @param failures polls that failed in a row
 * @param reason why the last poll gave nothing, or not everything; null where it gave all
 */
public record SourceStatus(
        String id,
        @Nullable String name,
        String kind,
        String lane,
        String status,
        boolean silent,
        @Nullable Instant polledAt,
        @Nullable Instant answeredAt,
        @Nullable Instant changedAt,
        @Nullable Long habitSeconds,
        int failures,
        @Nullable String reason) {
    private static final int FEWEST_GAPS = 2;

    static SourceStatus of(SourceDefinition source, @Nullable SourcePolls written, Thresholds thresholds, Instant now) {
        // polls of another address are of another feed
        SourcePolls polls = written != null && written.getUri().equals(source.getUri()) ? written : null;
        LastPoll last = polls == null ? null : polls.getLast();
        Duration habit = polls == null ? null : habit(polls);
        String status = status(source, polls, last);
        return new SourceStatus(
                source.getSourceId(),
                source.getName(),
                word(source.getKind()),
                word(source.getLane()),
                status,
                polls != null && isSilent(status, polls.getChanged(), habit, thresholds, now),
                polls == null ? null : polls.getPolled(),
                polls == null ? null : polls.getAnswered(),
                polls == null ? null : polls.getChanged(),
                habit == null ? null : habit.toSeconds(),
                polls == null ? 0 : polls.getFailures(),
                last == null ? null : last.getReason());
    }

    boolean needsAttention() {
        return silent || status.equals("failing") || status.equals("gone");
    }

    private static String status(SourceDefinition source, @Nullable SourcePolls polls, @Nullable LastPoll last) {
        if (source.getPaused()) {
            return "paused";
        }
        if (source.getKind() != SourceKind.FEED) {
            return "active";
        }
        if (polls == null || last == null) {
            return "new";
        }
        if (last.getResult() == PollResult.GONE) {
            return "gone";
        }
        return polls.getFailures() > 0 ? "failing" : "active";
    }

    private static boolean isSilent(
            String status, @Nullable Instant changed, @Nullable Duration habit, Thresholds thresholds, Instant now) {
        if (changed == null || habit == null || status.equals("gone") || status.equals("paused")) {
            return false;
        }
        Duration silence = Duration.between(changed, now);
        return silence.compareTo(habit.multipliedBy(thresholds.silentTimes())) > 0
                && silence.compareTo(thresholds.silentAtLeast()) > 0;
    }

    private static @Nullable Duration habit(SourcePolls polls) {
        List<Long> gaps = polls.getGapsMillis().stream().sorted().toList();
        return gaps.size() < FEWEST_GAPS ? null : Duration.ofMillis(gaps.get(gaps.size() / 2));
    }

    private static String word(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }
}
