package org.warta.replayer.deadletter.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.warta.event.LetterPlace;
import org.warta.event.LetterRange;
import org.warta.event.RedrivenLetter;
import org.warta.replayer.deadletter.Letter;
import org.warta.replayer.deadletter.LetterAddress;
import org.warta.replayer.deadletter.LetterFilter;
import org.warta.replayer.deadletter.LetterIndex;
import org.warta.replayer.deadletter.RedriveStatus;
import org.warta.replayer.deadletter.RedriveTask;

/**
 * Carries out the redrive of many letters: a few at a time, and the next only once those have been processed. So letters
 * that would fail again never come in such numbers that a service takes them for an outage and stops its lane; where most
 * of the few fail again, the redrive ends. Goes on from what the task's events say. For one thread.
 */
final class RedriveRun {
    /** Fewer than make an outage, see OutageGuard, with room for those that fail by themselves. */
    static final int AT_ONCE = 10;

    /** From so many failures on, half of the few is too many. */
    private static final int ENOUGH_TO_JUDGE = 5;

    /** A count beside those of decisions: letters that were sent, processed, and failed again. */
    static final String FAILED_AGAIN = "FAILED_AGAIN";

    private static final long MOST_BYTES = 16L * 1024 * 1024;

    /** After so many letters without one to send, how far it is is written down. */
    private static final int MOST_UNNOTED = 20_000;

    private final Sweep sweep;
    private final LetterFilter filter;
    private final Redriver redriver;
    private final Processing processing;
    private final LetterIndex index;
    private final Function<String, RedriveTask> tasks;
    private final BooleanSupplier mine;
    private final Pause pause;
    private RedriveTask task;
    private final Map<String, Long> counts;
    private final Map<LetterPartition, Long> positions = new LinkedHashMap<>();
    private List<RedrivenLetter> sent;

    // since they were last judged: partitions that hold few letters are judged together
    private long lastTried;
    private long lastFailed;

    private record LetterPartition(String topic, int partition) {}

    /** Waits a moment; throws when the service stops. */
    interface Pause {
        void moment() throws InterruptedException;
    }

    /** What ends the run before the end of its ranges. */
    private static final class EndedException extends Exception {
        EndedException(String reason) {
            super(reason);
        }
    }

    /**
     * A run.
     *
     * @param mine whether this instance is the one to carry it out
     * @param tasks what the events of a redrive amount to now
     */
    RedriveRun(
            RedriveTask task,
            Sweep sweep,
            LetterFilter filter,
            Redriver redriver,
            Processing processing,
            LetterIndex index,
            Function<String, RedriveTask> tasks,
            BooleanSupplier mine,
            Pause pause) {
        this.task = task;
        this.sweep = sweep;
        this.filter = filter;
        this.redriver = redriver;
        this.processing = processing;
        this.index = index;
        this.tasks = tasks;
        this.mine = mine;
        this.pause = pause;
        this.counts = new LinkedHashMap<>(task.counts());
        this.sent = task.sent();
        task.positions()
                .forEach(place ->
                        positions.put(new LetterPartition(place.getTopic(), place.getPartition()), place.getOffset()));
    }

    /** Runs to the end, or until another instance is to go on. */
    void run() throws InterruptedException {
        try {
            settle();
            for (LetterRange range : task.ranges()) {
                while (mine.getAsBoolean() && position(range) < range.getEnd()) {
                    long end = sweep.window(range, position(range));
                    while (mine.getAsBoolean() && position(range) < end) {
                        send(range, end);
                        settle();
                    }
                }
            }
            if (mine.getAsBoolean()) {
                redriver.end(order(List.of()), null);
            }
        } catch (EndedException ended) {
            redriver.end(order(List.of()), ended.getMessage());
        }
    }

    private long position(LetterRange range) {
        return positions.getOrDefault(new LetterPartition(range.getTopic(), range.getPartition()), range.getFirst());
    }

    /** Sends the next few, and notes how far that is. */
    private void send(LetterRange range, long windowEnd) throws InterruptedException, EndedException {
        List<Letter> few = new ArrayList<>();
        Map<String, Long> passed = new LinkedHashMap<>();
        long[] bytes = {0};
        int[] looked = {0};
        LetterRange window = new LetterRange(range.getTopic(), range.getPartition(), range.getFirst(), windowEnd);
        long next = sweep.reader.read(window, position(range), letter -> {
            if (looked[0]++ == MOST_UNNOTED) {
                return false;
            }
            if (!filter.fits(letter.head())) {
                return true;
            }
            Outcome outcome = redriver.decide(letter, task.again(), null, sweep.later);
            if (outcome.targetTopic() == null) {
                passed.merge(outcome.decision().name(), 1L, Long::sum);
                return true;
            }
            if (few.size() == AT_ONCE || (!few.isEmpty() && bytes[0] + letter.bytes() > MOST_BYTES)) {
                return false;
            }
            bytes[0] += letter.bytes();
            few.add(letter);
            return true;
        });
        passed.forEach((decision, letters) -> counts.merge(decision, letters, Long::sum));
        Long before = positions.put(new LetterPartition(range.getTopic(), range.getPartition()), next);
        try {
            List<Outcome> outcomes = redriver.send(order(few), sweep.later);
            outcomes.forEach(outcome -> counts.merge(outcome.decision().name(), 1L, Long::sum));
        } catch (RecordTooLargeException | InvalidRecordException refused) {
            // it would be refused for ever: somebody has to look
            positions.put(
                    new LetterPartition(range.getTopic(), range.getPartition()),
                    before == null ? range.getFirst() : before);
            throw new EndedException(
                    "Kafka refuses one of the letters from " + few.get(0).address() + " on: " + refused.getMessage());
        }
        task = tasks.apply(task.id());
        sent = task.sent();
    }

    /** Waits until what was sent last has been processed, and counts what failed again. */
    private void settle() throws InterruptedException, EndedException {
        while (!sent.isEmpty() && mine.getAsBoolean() && !processing.isOver(sent)) {
            check();
            pause.moment();
        }
        check();
        long failed = sent.stream()
                .filter(letter -> index.fate(new LetterAddress(
                                        letter.getLetter().getTopic(),
                                        letter.getLetter().getPartition(),
                                        letter.getLetter().getOffset()))
                                .again()
                        != null)
                .count();
        if (failed > 0) {
            counts.merge(FAILED_AGAIN, failed, Long::sum);
        }
        lastTried += sent.size();
        lastFailed += failed;
        sent = List.of();
        if (lastFailed >= ENOUGH_TO_JUDGE && lastFailed * 2 > lastTried) {
            throw new EndedException(lastFailed + " of the last " + lastTried
                    + " letters failed again: nothing more was sent. Look at why, and redrive the rest when"
                    + " that is repaired");
        }
        if (lastTried >= AT_ONCE) {
            lastTried = 0;
            lastFailed = 0;
        }
    }

    private void check() throws EndedException {
        task = tasks.apply(task.id());
        if (task.status() == RedriveStatus.CANCELING) {
            throw new EndedException("somebody asked to end it");
        }
    }

    private Order order(List<Letter> letters) {
        return new Order(
                task.id(),
                task.who(),
                task.why(),
                task.again(),
                letters,
                null,
                positions.entrySet().stream()
                        .map(at ->
                                new LetterPlace(at.getKey().topic(), at.getKey().partition(), at.getValue()))
                        .toList(),
                counts);
    }
}
