package org.warta.replayer.pipeline.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.pipeline.Position.Oldest;

/**
 * Reads the first record after a commit, for its time. Behind a group that has read everything stands the marker that ends
 * the last transaction, so only reading tells whether anything waits. Reads little: nothing where a group has not moved
 * since, one fetch of each other partition. For one thread.
 */
final class OldestRecords implements AutoCloseable {
    private static final int FETCH_BYTES = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Known> known = new HashMap<>();

    /**
     * What may wait in a partition.
     *
     * @param start the first offset
     * @param end the offset after the last
     */
    record Waiting(long start, long end) {}

    private record Known(Waiting waiting, Oldest oldest) {
        boolean holdsFor(Waiting now) {
            return waiting.start() == now.start() && (oldest.at() != null || waiting.end() == now.end());
        }
    }

    OldestRecords(KafkaClients clients) {
        Map<String, Object> settings = new HashMap<>(clients.readerProperties());
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(POLL.toMillis()));
        this.consumer = new KafkaConsumer<>(settings);
    }

    /** What is known of each of these partitions; {@link Oldest#UNKNOWN} where it takes too long to find out. */
    Map<TopicPartition, Oldest> in(Map<TopicPartition, Waiting> partitions) {
        Map<TopicPartition, Oldest> found = new HashMap<>();
        Map<TopicPartition, Waiting> toRead = new HashMap<>();
        partitions.forEach((partition, waiting) -> {
            Known before = known.get(partition);
            if (waiting.start() >= waiting.end()) {
                found.put(partition, Oldest.NONE);
            } else if (before != null && before.holdsFor(waiting)) {
                found.put(partition, before.oldest());
            } else {
                toRead.put(partition, waiting);
            }
        });
        known.keySet().retainAll(partitions.keySet());
        read(toRead).forEach((partition, oldest) -> {
            found.put(partition, oldest);
            Waiting waiting = toRead.get(partition);
            if (oldest.isKnown() && waiting != null) {
                known.put(partition, new Known(waiting, oldest));
            }
        });
        partitions.keySet().forEach(partition -> found.putIfAbsent(partition, Oldest.UNKNOWN));
        return found;
    }

    private Map<TopicPartition, Oldest> read(Map<TopicPartition, Waiting> partitions) {
        Map<TopicPartition, Oldest> found = new HashMap<>();
        if (partitions.isEmpty()) {
            return found;
        }
        consumer.assign(partitions.keySet());
        partitions.forEach((partition, waiting) -> consumer.seek(partition, waiting.start()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (found.size() < partitions.size() && deadline - System.nanoTime() > 0) {
                var records = consumer.poll(POLL);
                for (TopicPartition partition : records.partitions()) {
                    Instant at = Instant.ofEpochMilli(
                            records.records(partition).get(0).timestamp());
                    found.putIfAbsent(partition, new Oldest(at, true));
                    consumer.pause(List.of(partition));
                }
                partitions.forEach((partition, waiting) -> {
                    if (!found.containsKey(partition) && consumer.position(partition) >= waiting.end()) {
                        found.put(partition, Oldest.NONE);
                    }
                });
            }
        } catch (InvalidOffsetException gone) { // retention was faster: the next look begins where the log does
            return found;
        } finally {
            consumer.unsubscribe();
        }
        return found;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
