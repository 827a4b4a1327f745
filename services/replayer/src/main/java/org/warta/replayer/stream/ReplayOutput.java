package org.warta.replayer.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.Pace;
import org.warta.replayer.replay.PaceMeter;
import org.warta.replayer.replay.PartitionProgress;
import org.warta.replayer.replay.Replay;
import org.warta.replayer.replay.ReplayRules;

/**
 * The transactions of a replay: what it writes, its position and its counters commit together. When one is made, whoever
 * carried the replay out before is fenced, and what they left open is aborted. For one thread; any failure is for good.
 */
final class ReplayOutput implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(2);

    /** Kafka's own default of 16 KB holds a few articles, so that a transaction is a hundred requests. */
    private static final int BATCH_BYTES = 256 * 1024;

    private static final int TRANSACTION_TIMEOUT_MILLIS = 30_000;

    private final String id;
    private final ReplaySettings settings;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ConsumerGroupMetadata group;
    private final PaceMeter meter = new PaceMeter(System::nanoTime);
    private boolean inTransaction;
    private int records;
    private long due;
    private volatile @Nullable String tooLarge;

    ReplayOutput(String id, ReplaySettings settings, KafkaClients clients) {
        this.id = id;
        this.settings = settings;
        String name = ReplayPositions.group(id);
        try (KafkaConsumer<byte[], byte[]> memberless = new KafkaConsumer<>(clients.consumerProperties(name))) {
            this.group = memberless.groupMetadata();
        }
        Map<String, Object> transactional = new HashMap<>(clients.producerProperties());
        transactional.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        transactional.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        transactional.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        transactional.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        this.producer = new KafkaProducer<>(transactional);
        try {
            producer.initTransactions();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Opens a transaction where none is open. */
    void begin() {
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
            records = 0;
            due = System.nanoTime() + settings.transactionInterval().toNanos();
        }
    }

    /** Counts a record, or a gap, that the transaction passes. */
    void pass() {
        begin();
        records++;
    }

    /** Sends the record as it came but for the headers of its replay; returns its size. */
    long send(ConsumerRecord<byte[], byte[]> record, Replay replay, boolean samePartition) {
        Headers headers = new RecordHeaders(record.headers());
        headers.remove(ReplayRules.REPLAY_ID);
        headers.remove(ReplayRules.REPLAY_HOLD);
        headers.add(ReplayRules.REPLAY_ID, id.getBytes(StandardCharsets.UTF_8));
        if (replay.spec().hold()) {
            headers.add(ReplayRules.REPLAY_HOLD, "true".getBytes(StandardCharsets.UTF_8));
        }
        Integer partition = samePartition ? record.partition() : null;
        var unusedAsCommitTells = producer.send(
                new ProducerRecord<>(replay.targetTopic(), partition, null, record.key(), record.value(), headers),
                (written, failure) -> {
                    if (failure instanceof RecordTooLargeException) {
                        tooLarge = record.topic() + "-" + record.partition() + "@" + record.offset()
                                + " is larger than " + replay.targetTopic() + " takes.";
                    }
                });
        return RangeSurvey.size(record);
    }

    /** Sends what is told of the replay. */
    void tell(ProducerRecord<byte[], byte[]> event) {
        begin();
        var unusedAsCommitTells = producer.send(event);
    }

    /** Whether the transaction is to end: it is large, or has been open long. */
    boolean isDue() {
        return inTransaction && (records >= settings.transactionRecords() || System.nanoTime() >= due);
    }

    /** Whether a transaction is open. */
    boolean isOpen() {
        return inTransaction;
    }

    /** Ends the transaction with the position and the counters. */
    void commit(String topic, List<PartitionProgress> progress, boolean yielding) {
        long passed = progress.stream().mapToLong(PartitionProgress::position).sum();
        long sent = progress.stream().mapToLong(PartitionProgress::sent).sum();
        meter.measure(passed, sent);
        Pace pace = new Pace(Instant.now(), meter.readPerSecond(), meter.sentPerSecond(), yielding);
        producer.sendOffsetsToTransaction(ReplayPositions.offsets(topic, progress, pace), group);
        producer.commitTransaction();
        inTransaction = false;
    }

    /** Records written a second, of late. */
    double sentPerSecond() {
        return meter.sentPerSecond();
    }

    /** How many partitions a topic has. */
    int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    /** The record that the target does not take, in a sentence; null when there is none. */
    @Nullable
    String tooLarge() {
        return tooLarge;
    }

    /** Leaves an open transaction to the next of the same replay, which aborts it, or to the broker's timeout. */
    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
