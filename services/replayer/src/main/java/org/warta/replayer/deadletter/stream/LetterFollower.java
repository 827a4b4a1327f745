package org.warta.replayer.deadletter.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.deadletter.LetterIndex;
import org.warta.replayer.deadletter.RedriveBook;

/** Follows every topic of letters, new ones too, and keeps index and book: letters come in, expired ones go. */
final class LetterFollower implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LetterFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private final KafkaClients clients;
    private final LetterIndex index;
    private final RedriveBook book;
    private final int most;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "warta-dead-letters");
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reader;
    private volatile boolean read;

    /** @param most how many letters the index keeps: older ones are not read at the start */
    LetterFollower(KafkaClients clients, LetterIndex index, RedriveBook book, int most) {
        this.clients = clients;
        this.index = index;
        this.book = book;
        this.most = most;
    }

    /** Whether all that was there at the start, as far as the index reaches, has been read. */
    boolean isRead() {
        return read;
    }

    /** The next letter to read of each partition that is followed. */
    Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stop.countDown();
        KafkaConsumer<byte[], byte[]> consumer = reader;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(RETRY.toMillis() * 5);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void follow() {
        try {
            do {
                read();
            } while (!stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads on from where it was, at first from where the index begins, until a failure. */
    private void read() {
        Map<String, Object> settings = new HashMap<>(clients.readerProperties());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, thread.getName());
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            reader = consumer;
            Map<TopicPartition, Long> ends = Map.of();
            long lookAround = System.nanoTime();
            while (stop.getCount() > 0) {
                if (System.nanoTime() - lookAround >= 0) {
                    Map<TopicPartition, Long> found = lookAround(consumer);
                    ends = read ? ends : found;
                    lookAround = System.nanoTime() + LOOK_AROUND.toNanos();
                }
                poll(consumer);
                read |= ends.entrySet().stream()
                        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
            }
        } catch (WakeupException stopping) {
            log.debug("Following the dead letters no more");
        } catch (RuntimeException failed) {
            log.warn("The dead letters cannot be followed; trying again: {}", failed.toString());
            log.debug("Cause", failed);
        } finally {
            reader = null;
        }
    }

    private void poll(KafkaConsumer<byte[], byte[]> consumer) {
        if (consumer.assignment().isEmpty()) {
            pause();
            return;
        }
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                index.add(LetterRecords.letter(record).head());
                positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
        } catch (OffsetOutOfRangeException expired) {
            Set<TopicPartition> partitions =
                    expired.offsetOutOfRangePartitions().keySet();
            consumer.seekToBeginning(partitions);
        }
        for (TopicPartition partition : consumer.assignment()) {
            positions.put(partition, consumer.position(partition));
        }
    }

    private void pause() {
        try {
            boolean unused = stop.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes up new partitions and forgets what has expired; gives the ends of all. */
    private Map<TopicPartition, Long> lookAround(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = LetterReader.partitions(consumer);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        beginnings.forEach((partition, offset) -> {
            index.forgetBefore(partition.topic(), partition.partition(), offset);
            book.forgetBefore(partition.topic(), partition.partition(), offset);
        });
        if (!consumer.assignment().equals(Set.copyOf(partitions))) {
            Map<TopicPartition, Long> starts = starts(beginnings, ends);
            consumer.assign(partitions);
            partitions.forEach(partition -> {
                long start = positions.getOrDefault(partition, starts.getOrDefault(partition, 0L));
                consumer.seek(partition, start);
                positions.put(partition, start);
            });
        }
        return ends;
    }

    /** Where to begin: as far back as the index keeps letters, each partition in proportion to what it holds. */
    private Map<TopicPartition, Long> starts(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        long total = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            total += end.getValue() - beginnings.getOrDefault(end.getKey(), 0L);
        }
        if (total <= most) {
            return beginnings;
        }
        index.passOlder();
        double share = (double) most / total;
        Map<TopicPartition, Long> starts = new HashMap<>();
        ends.forEach((partition, end) -> {
            long first = beginnings.getOrDefault(partition, 0L);
            starts.put(partition, end - (long) Math.ceil((end - first) * share));
        });
        return starts;
    }
}
