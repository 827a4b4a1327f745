package org.warta.replayer.stream;

import java.nio.charset.StandardCharsets;
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
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.Pace;
import org.warta.replayer.replay.PaceMeter;
import org.warta.replayer.replay.PartitionProgress;
import org.warta.replayer.replay.RecordMatcher;
import org.warta.replayer.replay.Replay;
import org.warta.replayer.replay.ReplayEvents;
import org.warta.replayer.replay.ReplayRules;
import org.warta.replayer.replay.Throttle;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.UndecodableEventException;

/**
 * Carries a replay out until its end, its pause or the first failure. What it writes, its position and its counters commit
 * together, so whoever opens the next session goes on exactly there. Two sessions of one replay never both commit: opening
 * one fences the other. For one thread.
 */
final class ReplaySession implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReplaySession.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int TRANSACTION_TIMEOUT_MILLIS = 30_000;

    private final String id;
    private final ReplaySettings settings;
    private final KafkaClients clients;
    private final ReplayLog replays;
    private final LagWatch lag;
    private final CountDownLatch stop;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ConsumerGroupMetadata group;
    private final EventDeserializer<SpecificRecord> deserializer;
    private final Throttle throttle = new Throttle(System::nanoTime);
    private final PaceMeter meter = new PaceMeter(System::nanoTime);
    private final Map<Integer, Tally> tallies = new TreeMap<>();
    private Replay replay;
    private boolean samePartitions;
    private boolean inTransaction;
    private int pending;
    private long due;
    private long lastLook;
    private @Nullable String broken;
    private volatile @Nullable String tooLarge;

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
        try (KafkaConsumer<byte[], byte[]> memberless =
                new KafkaConsumer<>(clients.consumerProperties(ReplayPositions.group(id)))) {
            this.group = memberless.groupMetadata();
        }
        this.deserializer = clients.deserializer(SpecificRecord.class);
        Map<String, Object> transactional = new HashMap<>(clients.producerProperties());
        transactional.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        transactional.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, ReplayPositions.group(id));
        transactional.put(ProducerConfig.CLIENT_ID_CONFIG, ReplayPositions.group(id));
        transactional.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        this.producer = new KafkaProducer<>(transactional);
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
            session.producer.initTransactions();
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
            broken = "Kafka does not know any more where it was: the offsets of the group " + group.groupId()
                    + " have expired or were deleted. Start another replay; the events of this one say how far it was.";
        }
    }

    /** Ends when the replay does, when it pauses, or when this instance stops. */
    void run() throws InterruptedException {
        if (replay.end() != null) {
            return;
        }
        if (broken != null) {
            fail(broken);
            return;
        }
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
        begin();
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
        RecordMatcher matcher = new RecordMatcher(replay.spec().filter());
        Map<Integer, Long> from = new HashMap<>();
        tallies.forEach(
                (partition, tally) -> from.put(partition, tally.progress().position()));
        samePartitions = producer.partitionsFor(replay.targetTopic()).size()
                == producer.partitionsFor(replay.ranges().topic()).size();
        try (RangeReader reader = new RangeReader(clients, replay.ranges(), from)) {
            while (goesOn() && passAll(reader.poll(POLL), matcher)) {
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
    private boolean passAll(List<ConsumerRecord<byte[], byte[]>> records, RecordMatcher matcher)
            throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!mayPass()) {
                return false;
            }
            pass(record, matcher);
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
                case GROWING -> throttle.yieldMore(meter.sentPerSecond());
                case CALM -> throttle.yieldLess();
                case STEADY -> {}
            }
        }
        return stop.getCount() > 0 && replay.wanted() == Replay.Wanted.RUN;
    }

    /** Waits for its turn; false when it is not to go on. */
    private boolean mayPass() throws InterruptedException {
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

    private void pass(ConsumerRecord<byte[], byte[]> record, RecordMatcher matcher) {
        begin();
        pending++;
        Tally tally = tally(record.partition());
        try {
            if (matcher.fits(new Candidate(record, deserializer))) {
                tally.sent(record.offset(), send(record));
            } else {
                tally.skipped(record.offset());
            }
        } catch (UndecodableEventException unknown) {
            tally.undecodable(record.offset());
        }
    }

    /** Sends the record as it came but for its replay; returns its size. */
    private long send(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = new RecordHeaders(record.headers());
        headers.remove(ReplayRules.REPLAY_ID);
        headers.remove(ReplayRules.REPLAY_HOLD);
        headers.add(ReplayRules.REPLAY_ID, id.getBytes(StandardCharsets.UTF_8));
        if (replay.spec().hold()) {
            headers.add(ReplayRules.REPLAY_HOLD, "true".getBytes(StandardCharsets.UTF_8));
        }
        Integer partition = samePartitions ? record.partition() : null;
        var unusedAsCommitTells = producer.send(
                new ProducerRecord<>(replay.targetTopic(), partition, null, record.key(), record.value(), headers),
                (written, failure) -> {
                    if (failure instanceof RecordTooLargeException) {
                        tooLarge = record.topic() + "-" + record.partition() + "@" + record.offset()
                                + " is larger than " + replay.targetTopic() + " takes";
                    }
                });
        return RangeSurvey.size(record);
    }

    private void moveTo(RangeReader reader) {
        reader.positions().forEach((partition, position) -> {
            Tally tally = tally(partition);
            if (tally.progress().position() != position) {
                begin();
                pending++;
                tally.moveTo(position);
            }
        });
        reader.gone().forEach((partition, offsets) -> tally(partition).gone(offsets));
    }

    private Tally tally(int partition) {
        return Objects.requireNonNull(tallies.get(partition), "partition " + partition);
    }

    private void begin() {
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
            pending = 0;
            due = System.nanoTime() + settings.transactionInterval().toNanos();
        }
    }

    private void commitIfDue() {
        if (inTransaction && (pending >= settings.transactionRecords() || System.nanoTime() >= due)) {
            commit();
        }
    }

    private void commit() {
        List<PartitionProgress> progress = progress();
        long read = progress.stream().mapToLong(PartitionProgress::position).sum();
        long sent = progress.stream().mapToLong(PartitionProgress::sent).sum();
        meter.measure(read, sent);
        Pace pace = new Pace(Instant.now(), meter.readPerSecond(), meter.sentPerSecond(), throttle.isYielding());
        try {
            producer.sendOffsetsToTransaction(
                    ReplayPositions.offsets(replay.ranges().topic(), progress, pace), group);
            producer.commitTransaction();
        } catch (RuntimeException failed) {
            String reason = tooLarge;
            if (reason != null) {
                throw new ReplayFailedException(reason);
            }
            throw failed;
        }
        inTransaction = false;
    }

    private void tell(ReplayEventKind kind, @Nullable String reason) {
        begin();
        ReplayEvent event = ReplayEvents.happened(kind, id, settings.instance(), Instant.now(), progress(), reason);
        var unusedAsCommitTells = producer.send(replays.record(event));
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
                if (inTransaction) {
                    commit();
                }
            }
        }
    }

    private List<PartitionProgress> progress() {
        Collection<Tally> all = tallies.values();
        return all.stream().map(Tally::progress).toList();
    }

    /** Leaves an open transaction to the next session, which aborts it, or to the broker's timeout. */
    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
