package org.warta.replayer.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.PartitionProgress;
import org.warta.replayer.replay.Replay;
import org.warta.replayer.replay.ReplayEvents;
import org.warta.replayer.replay.Throttle;
import org.warta.schemas.wire.EventDeserializer;

/**
 * Carries a replay out until its end, its pause or the first failure. What it writes, its position and its counters commit
 * together, so whoever opens the next session goes on exactly there. Two sessions of one replay never both commit: opening
 * one fences the other. For one thread.
 */
final class ReplaySession implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReplaySession.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String id;
    private final ReplaySettings settings;
    private final KafkaClients clients;
    private final ReplayLog replays;
    private final LagWatch lag;
    private final CountDownLatch stop;
    private final ReplayOutput output;
    private final EventDeserializer<SpecificRecord> deserializer;
    private final Throttle throttle = new Throttle(System::nanoTime);
    private final Map<Integer, Tally> tallies = new TreeMap<>();
    private Replay replay;
    private boolean samePartitions;
    private long lastLook;
    private @Nullable String broken;

    private ReplaySession(
            Replay replay,
            ReplaySettings settings,
            KafkaClients clients,
            ReplayLog replays,
            LagWatch lag,
            CountDownLatch stop) {
        this.id = replay.id();
        this.replay = replay;
        this.settings = settings;
        this.clients = clients;
        this.replays = replays;
        this.lag = lag;
        this.stop = stop;
        this.deserializer = clients.deserializer(SpecificRecord.class);
        this.output = new ReplayOutput(id, settings, clients);
    }

    /**
     * Fences whoever carried the replay out before, aborts what they left open, and only then looks where they were.
     *
     * @param stop ends the session when it has counted down
     */
    static ReplaySession open(
            Replay replay,
            ReplaySettings settings,
            KafkaClients clients,
            ReplayLog replays,
            LagWatch lag,
            Admin admin,
            CountDownLatch stop)
            throws InterruptedException {
        ReplaySession session = new ReplaySession(replay, settings, clients, replays, lag, stop);
        try {
            replays.catchUp();
            session.restore(admin);
            return session;
        } catch (RuntimeException | InterruptedException failed) {
            session.close();
            throw failed;
        }
    }

    private void restore(Admin admin) throws InterruptedException {
        replay = replays.find(id).orElse(replay);
        for (PartitionProgress beginning : ReplayPositions.beginning(replay.ranges())) {
            tallies.put(beginning.partition(), new Tally(beginning));
        }
        if (replay.end() != null) {
            return;
        }
        Map<Integer, PartitionProgress> committed;
        try {
            committed = ReplayPositions.read(admin, id, replay.ranges()).partitions();
        } catch (ReplayFailedException unreadable) {
            broken = unreadable.getMessage();
            return;
        }
        committed.forEach((partition, progress) -> tallies.put(partition, new Tally(progress)));
        if (replay.begun() && committed.size() < tallies.size()) {
            broken = "Kafka does not know any more where it was: the offsets of the group " + ReplayPositions.group(id)
                    + " have expired or were deleted. Start another replay; the events of this one say how far it was.";
        }
    }

    /**
     * Ends when the replay does, when it pauses, or when this instance stops.
     *
     * @throws ReplayFailedException when it cannot go on
     */
    void run() throws InterruptedException {
        if (replay.end() != null) {
            return;
        }
        if (broken != null) {
            fail(broken);
            return;
        }
        try {
            carryOutWhatIsWanted();
        } catch (RuntimeException failed) {
            // told to a callback, whichever call it was that failed then
            String reason = output.tooLarge();
            throw reason == null ? failed : new ReplayFailedException(reason);
        }
    }

    private void carryOutWhatIsWanted() throws InterruptedException {
        switch (replay.wanted()) {
            case CANCEL -> end(ReplayEventKind.CANCELED, null);
            case PAUSE -> {
                if (replay.running()) {
                    end(ReplayEventKind.PAUSED, null);
                } else {
                    keep();
                }
            }
            case RUN -> carryOut();
        }
    }

    /** Commits the position as it is, since Kafka forgets what is not committed for a week. */
    private void keep() {
        output.begin();
        commit();
    }

    /** Says that it cannot go on; what was sent before stays. */
    void fail(String reason) {
        if (replay.end() == null) {
            end(ReplayEventKind.FAILED, reason);
        }
    }

    private void carryOut() throws InterruptedException {
        tell(ReplayEventKind.STARTED, null);
        commit();
        RecordJudge judge = new RecordJudge(replay.spec().filter());
        Map<Integer, Long> from = new HashMap<>();
        tallies.forEach(
                (partition, tally) -> from.put(partition, tally.progress().position()));
        samePartitions = output.partitions(replay.targetTopic())
                == output.partitions(replay.ranges().topic());
        try (RangeReader reader = new RangeReader(clients, replay.ranges(), from)) {
            while (goesOn() && passAll(reader.poll(POLL), judge)) {
                moveTo(reader);
                if (reader.isAtEnd()) {
                    end(ReplayEventKind.COMPLETED, null);
                    return;
                }
                commitIfDue();
            }
        }
        leave();
    }

    /** False when it was put down in the midst of them: then their reader is past records that were not passed. */
    private boolean passAll(List<ConsumerRecord<byte[], byte[]>> records, RecordJudge judge)
            throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            RecordJudge.Verdict verdict = judge.judge(new Candidate(record, deserializer));
            // only what is written counts towards the rate
            if (verdict == RecordJudge.Verdict.FITS && !maySend()) {
                return false;
            }
            pass(record, verdict);
            commitIfDue();
        }
        return true;
    }

    /** Looks whether it is to go on, and how fast. */
    private boolean goesOn() {
        replay = replays.find(id).orElse(replay);
        throttle.ask(replay.recordsPerSecond());
        LagWatch.Look look = lag.last();
        if (look.number() != lastLook) {
            lastLook = look.number();
            switch (look.trend()) {
                case GROWING -> throttle.yieldMore(output.sentPerSecond());
                case CALM -> throttle.yieldLess();
                case STEADY -> {}
            }
        }
        return stop.getCount() > 0 && replay.wanted() == Replay.Wanted.RUN;
    }

    /** Waits for its turn; false when it is not to go on. */
    private boolean maySend() throws InterruptedException {
        long wait = throttle.take();
        while (wait > 0) {
            commitIfDue();
            if (stop.await(Math.min(wait, POLL.toNanos()), TimeUnit.NANOSECONDS) || !goesOn()) {
                return false;
            }
            wait = throttle.take();
        }
        return true;
    }

    private void pass(ConsumerRecord<byte[], byte[]> record, RecordJudge.Verdict verdict) {
        output.pass();
        Tally tally = tally(record.partition());
        switch (verdict) {
            case FITS -> tally.sent(record.offset(), output.send(record, replay, samePartitions));
            case FITS_NOT -> tally.skipped(record.offset());
            case UNDECODABLE -> tally.undecodable(record.offset());
        }
    }

    private void moveTo(RangeReader reader) {
        reader.positions().forEach((partition, position) -> {
            Tally tally = tally(partition);
            if (tally.progress().position() != position) {
                output.pass();
                tally.moveTo(position);
            }
        });
        reader.gone().forEach((partition, offsets) -> tally(partition).gone(offsets));
    }

    private Tally tally(int partition) {
        return Objects.requireNonNull(tallies.get(partition), "partition " + partition);
    }

    private void commitIfDue() {
        if (output.isDue()) {
            commit();
        }
    }

    private void commit() {
        output.commit(replay.ranges().topic(), progress(), throttle.isYielding());
    }

    private void tell(ReplayEventKind kind, @Nullable String reason) {
        ReplayEvent event = ReplayEvents.happened(kind, id, settings.instance(), Instant.now(), progress(), reason);
        output.tell(replays.record(event));
    }

    private void end(ReplayEventKind kind, @Nullable String reason) {
        tell(kind, reason);
        commit();
        log.info("Replay {}: {}{}", id, kind, reason == null ? "" : ", " + reason);
    }

    /** Commits what is done; says so where it was somebody's wish that it stops. */
    private void leave() {
        switch (replay.wanted()) {
            case PAUSE -> end(ReplayEventKind.PAUSED, null);
            case CANCEL -> end(ReplayEventKind.CANCELED, null);
            case RUN -> {
                if (output.isOpen()) {
                    commit();
                }
            }
        }
    }

    private List<PartitionProgress> progress() {
        Collection<Tally> all = tallies.values();
        return all.stream().map(Tally::progress).toList();
    }

    @Override
    public void close() {
        output.close();
    }
}
