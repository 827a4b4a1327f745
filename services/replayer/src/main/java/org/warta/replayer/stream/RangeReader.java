package org.warta.replayer.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.FrozenRange;
import org.warta.replayer.replay.FrozenRanges;

/**
 * Reads the committed records of frozen ranges once, each partition in its order, without a group. Holds a bounded number of
 * bytes, however large the ranges are. For one thread.
 */
public final class RangeReader implements AutoCloseable {
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int PARTITION_FETCH_BYTES = 1024 * 1024;
    private static final int POLL_RECORDS = 1_000;

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Set<TopicPartition> open = new HashSet<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final Map<Integer, Long> gone = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** A reader from the beginning of the ranges. */
    public RangeReader(KafkaClients clients, FrozenRanges ranges) {
        this(clients, ranges, Map.of());
    }

    /** @param from where to begin, by partition; partitions that are not named begin at their beginning */
    public RangeReader(KafkaClients clients, FrozenRanges ranges, Map<Integer, Long> from) {
        Map<String, Object> settings = new HashMap<>(clients.readerProperties());
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        this.consumer = new KafkaConsumer<>(settings);
        for (FrozenRange range : ranges.ranges()) {
            TopicPartition partition = new TopicPartition(ranges.topic(), range.partition());
            long position = from.getOrDefault(range.partition(), range.first());
            ends.put(partition, range.end());
            positions.put(range.partition(), position);
            if (position < range.end()) {
                open.add(partition);
            }
        }
        consumer.assign(open);
        open.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition.partition(), 0L)));
    }

    /**
     * The next records; none when none have arrived in this time, or when all are read. Positions are then past them.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka refuses; while it is away, it is waited for
     */
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration longest) {
        if (open.isEmpty()) {
            return List.of();
        }
        ConsumerRecords<byte[], byte[]> polled;
        try {
            polled = consumer.poll(longest);
        } catch (OffsetOutOfRangeException deleted) {
            deleted.offsetOutOfRangePartitions().forEach(this::passOver);
            return List.of();
        }
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                records.add(record);
            }
        }
        advance();
        return records;
    }

    /** Positions move over what is no record, too: the gaps of compaction and the ends of transactions. */
    private void advance() {
        for (TopicPartition partition : List.copyOf(open)) {
            long end = ends.getOrDefault(partition, 0L);
            long position = consumer.position(partition);
            positions.put(partition.partition(), Math.min(position, end));
            if (position >= end) {
                open.remove(partition);
                consumer.assign(open);
            }
        }
    }

    private void passOver(TopicPartition partition, long position) {
        long start = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (start < position) {
            throw new ReplayFailedException(partition + " ends before offset " + position
                    + ", which was there before: the topic was made anew, or has lost records.");
        }
        long end = ends.getOrDefault(partition, 0L);
        long next = Math.min(start, end);
        gone.merge(partition.partition(), next - position, Long::sum);
        positions.put(partition.partition(), next);
        if (next == end) {
            open.remove(partition);
            consumer.assign(open);
        } else {
            consumer.seek(partition, next);
        }
    }

    /** The next offset of each partition: past all records that {@link #poll} gave; the end where all are read. */
    public Map<Integer, Long> positions() {
        return Map.copyOf(positions);
    }

    /** How many offsets of each partition retention has deleted before they were read here; those without any left out. */
    public Map<Integer, Long> gone() {
        return Map.copyOf(gone);
    }

    /** Whether all is read. */
    public boolean isAtEnd() {
        return open.isEmpty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
