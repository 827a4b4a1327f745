package org.warta.replayer.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.Replay;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.UndecodableEventException;

/**
 * All replays, whoever carries them out: follows {@code news.replays}, and writes to it. What was written is seen here when
 * {@link #put} returns, elsewhere moments later. For many threads.
 */
public final class ReplayLog implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ReplayLog.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final EventRecords events;
    private final List<ReplayObserver> observers;
    private final EventDeserializer<ReplayEvent> deserializer;
    private final Map<String, Replay> replays = new ConcurrentHashMap<>();
    private final Map<String, Integer> partitions = new ConcurrentHashMap<>();
    /** The next offset to read of each partition; empty until all that was there at the start is read. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** Where the thread that follows goes on after a failure. */
    private final Map<TopicPartition, Long> next = new HashMap<>();

    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "warta-replayer-log");
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reader;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    public ReplayLog(KafkaClients clients, EventRecords events, List<ReplayObserver> observers) {
        this.clients = clients;
        this.events = events;
        this.observers = List.copyOf(observers);
        this.deserializer = clients.deserializer(ReplayEvent.class);
    }

    /** Every replay, the latest first. */
    public List<Replay> all() {
        return replays.values().stream()
                .sorted(Comparator.comparing(Replay::requestedAt)
                        .thenComparing(Replay::id)
                        .reversed())
                .toList();
    }

    /** The replay with this id. */
    public Optional<Replay> find(String id) {
        return Optional.ofNullable(replays.get(id));
    }

    /** The partition that the events of a replay or a redrive stand in; null when it is not known. */
    @Nullable
    Integer partition(String id) {
        return partitions.get(id);
    }

    /** Whether all that was there at the start is read. */
    public boolean isRead() {
        synchronized (positions) {
            return !positions.isEmpty();
        }
    }

    /**
     * Returns once all replays are known.
     *
     * @throws KafkaUnavailableException before the topic was read to where it ended at the start
     */
    public void checkRead() {
        if (!isRead()) {
            throw new KafkaUnavailableException("the replays are still being read from Kafka");
        }
    }

    /** An event as a record, to be written in the transaction of what it tells. */
    public ProducerRecord<byte[], byte[]> record(ReplayEvent event) {
        return events.record(
                Topics.REPLAYS,
                partitions.get(event.getId()),
                event.getId(),
                event,
                event.getId() + "/" + event.getKind() + "@" + event.getAt(),
                event.getAt());
    }

    /**
     * Writes an event, and waits until it is read back.
     *
     * @throws KafkaUnavailableException when it is not known whether it was written
     */
    public void put(ReplayEvent event) {
        checkRead();
        try {
            RecordMetadata written = producer().send(record(event)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            await(Map.of(new TopicPartition(written.topic(), written.partition()), written.offset() + 1));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("the replayer is stopping");
        } catch (ExecutionException | TimeoutException | KafkaException failed) {
            throw new KafkaUnavailableException("Kafka does not take it now: " + failed);
        }
    }

    /**
     * Returns when everything that is committed now has been read.
     *
     * @throws KafkaUnavailableException when that takes too long
     */
    public void catchUp() throws InterruptedException {
        checkRead();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(clients.readerProperties())) {
            await(consumer.endOffsets(all(consumer)));
        }
    }

    private void await(Map<TopicPartition, Long> offsets) throws InterruptedException {
        // an open transaction of somebody else's holds readers back, for half a minute at the most
        long deadline = System.nanoTime() + PATIENCE.multipliedBy(4).toNanos();
        synchronized (positions) {
            while (offsets.entrySet().stream()
                    .anyMatch(offset -> positions.getOrDefault(offset.getKey(), 0L) < offset.getValue())) {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (millis <= 0) {
                    throw new KafkaUnavailableException("what is written was not read back in time");
                }
                positions.wait(millis);
            }
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> made = producer;
        if (made == null) {
            int millis = Math.toIntExact(PATIENCE.toMillis());
            Map<String, Object> settings = new HashMap<>(clients.producerProperties());
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis / 2);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
            made = new KafkaProducer<>(settings);
            producer = made;
        }
        return made;
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
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (producer != null) {
                producer.close(Duration.ofSeconds(1));
            }
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

    /** Reads on from where it was, at first from the beginning, until a failure. */
    private void read() {
        Map<String, Object> settings = new HashMap<>(clients.readerProperties());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, thread.getName());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            reader = consumer;
            List<TopicPartition> all = all(consumer);
            consumer.assign(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(all);
            all.forEach(partition ->
                    consumer.seek(partition, next.getOrDefault(partition, starts.getOrDefault(partition, 0L))));
            while (stop.getCount() > 0) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                    next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                }
                advance(consumer, ends);
            }
        } catch (WakeupException stopping) {
            log.debug("Following the replays no more");
        } catch (RuntimeException failed) {
            log.warn("The replays cannot be followed; trying again: {}", failed.toString());
            log.debug("Cause", failed);
        } finally {
            reader = null;
        }
    }

    private static List<TopicPartition> all(KafkaConsumer<?, ?> consumer) {
        return consumer.partitionsFor(Topics.REPLAYS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        ReplayEvent event;
        try {
            event = deserializer.deserialize(record.topic(), record.value());
        } catch (UndecodableEventException unknown) {
            log.warn(
                    "Passing over {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unknown.getMessage());
            return;
        }
        if (event == null) {
            return;
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        Replay before = replays.get(id);
        Replay after = null;
        if (before != null) {
            after = before.after(event);
        } else if (event.getKind() == ReplayEventKind.REQUESTED) {
            after = Replay.requested(event);
        }
        if (after != null) {
            replays.put(id, after);
        }
        partitions.put(id, record.partition());
        observers.forEach(observer -> observer.see(event));
    }

    private void advance(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> now = new HashMap<>();
        boolean all = true;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long position = consumer.position(end.getKey());
            now.put(end.getKey(), position);
            all &= position >= end.getValue();
        }
        synchronized (positions) {
            if (all || !positions.isEmpty()) {
                positions.putAll(now);
                positions.notifyAll();
            }
        }
    }
}
