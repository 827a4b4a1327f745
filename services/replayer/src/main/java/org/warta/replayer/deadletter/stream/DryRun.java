package org.warta.replayer.deadletter.stream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.warta.event.LetterRange;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.deadletter.Decision;
import org.warta.replayer.deadletter.LetterFilter;

/** Tells what a redrive of many letters would do, and does nothing. */
public final class DryRun {
    private final KafkaClients clients;
    private final LetterValues values;
    private final Redriver redriver;
    private final int mostLetters;
    private final Duration longest;

    DryRun(KafkaClients clients, LetterValues values, Redriver redriver, int mostLetters, Duration longest) {
        this.clients = clients;
        this.values = values;
        this.redriver = redriver;
        this.mostLetters = mostLetters;
        this.longest = longest;
    }

    /**
     * What would be done.
     *
     * @param letters letters that fit
     * @param decisions how many of them, by what would be done with them
     * @param topics how many of them would be sent, by topic
     * @param exact whether all were looked at; else there are more
     */
    public record Result(long letters, Map<String, Long> decisions, Map<String, Long> topics, boolean exact) {
        public Result {
            decisions = new LinkedHashMap<>(decisions);
            topics = new LinkedHashMap<>(topics);
        }
    }

    Result of(LetterFilter filter, boolean again) {
        long deadline = System.nanoTime() + longest.toNanos();
        Map<String, Long> decisions = new TreeMap<>();
        Map<String, Long> topics = new TreeMap<>();
        long[] letters = {0};
        boolean exact = true;
        try (Sweep sweep = new Sweep(clients, values, filter)) {
            for (LetterRange range : sweep.reader.ranges(filter)) {
                if (!Decision.hasHome(range.getTopic())) {
                    continue;
                }
                long position = range.getFirst();
                while (exact && position < range.getEnd()) {
                    long end = sweep.window(range, position);
                    LetterRange window = new LetterRange(range.getTopic(), range.getPartition(), range.getFirst(), end);
                    position = sweep.reader.read(window, position, letter -> {
                        if (letters[0] == mostLetters || System.nanoTime() - deadline > 0) {
                            return false;
                        }
                        if (filter.fits(letter.head())) {
                            letters[0]++;
                            Outcome outcome = redriver.decide(letter, again, null, sweep.later);
                            decisions.merge(outcome.decision().name(), 1L, Long::sum);
                            if (outcome.targetTopic() != null) {
                                topics.merge(outcome.targetTopic(), 1L, Long::sum);
                            }
                        }
                        return true;
                    });
                    exact = position == end;
                }
            }
        }
        return new Result(letters[0], decisions, topics, exact);
    }

    /** Whether any letter fits, as far as can be told in time: where it cannot, there may be one. */
    boolean fitsAny(LetterFilter filter, List<LetterRange> ranges) {
        long deadline = System.nanoTime() + longest.toNanos();
        try (LetterReader reader = new LetterReader(clients)) {
            for (LetterRange range : ranges) {
                long end = reader.read(
                        range,
                        range.getFirst(),
                        letter -> !filter.fits(letter.head()) && System.nanoTime() - deadline < 0);
                if (end < range.getEnd()) {
                    return true;
                }
            }
        }
        return false;
    }
}
