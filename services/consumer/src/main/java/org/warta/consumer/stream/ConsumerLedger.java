package org.warta.consumer.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.warta.consumer.merge.Outcome;

/**
 * Counts what became of the records read since the start: {@code warta.consumer.articles}, by {@code result}. Every record
 * is counted once, when its batch is in the database, its dead letter is acknowledged, or it is held back; one that Kafka delivers again
 * counts again, as a duplicate.
 */
public final class ConsumerLedger {
    private static final String NAME = "warta.consumer.articles";

    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Counter deadLettered;
    private final Counter held;

    ConsumerLedger(MeterRegistry meters) {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, counter(meters, outcome.name().toLowerCase(Locale.ROOT)));
        }
        deadLettered = counter(meters, "dead-lettered");
        held = counter(meters, "held");
    }

    /** Records with this outcome. */
    public long count(Outcome outcome) {
        return (long) counter(outcome).count();
    }

    /** Records that went to the dead-letter topic. */
    public long deadLettered() {
        return (long) deadLettered.count();
    }

    /** Records that a replay holds back to be judged first, and that were not stored. */
    public long held() {
        return (long) held.count();
    }

    void stored(List<Outcome> batch) {
        batch.forEach(outcome -> counter(outcome).increment());
    }

    void deadLettered(int letters) {
        deadLettered.increment(letters);
    }

    void held(int records) {
        held.increment(records);
    }

    private Counter counter(Outcome outcome) {
        return Objects.requireNonNull(outcomes.get(outcome));
    }

    private static Counter counter(MeterRegistry meters, String result) {
        return Counter.builder(NAME)
                .description("Records read from both lanes, by what became of them")
                .tag("result", result)
                .register(meters);
    }
}
