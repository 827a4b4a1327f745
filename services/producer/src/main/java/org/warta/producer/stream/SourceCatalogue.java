package org.warta.producer.stream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.warta.event.SourceDefinition;
import org.warta.event.SourcePolls;
import org.warta.event.SourceRecord;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.UndecodableEventException;

/**
 * All sources of the installation, whoever serves them: follows {@code news.sources}, but for its items, and writes
 * definitions. What was written is seen here when {@link #putAll} returns, elsewhere moments later. For many threads.
 */
public final class SourceCatalogue implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SourceCatalogue.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StreamProperties properties;
    private final KafkaClients clients;
    private final DefinitionWriter writer;
    private final SourceCoordinator coordinator;
    private final EventDeserializer<SourceRecord> deserializer;
    private final Map<String, SourceDefinition> definitions = new ConcurrentHashMap<>();
    private final Map<String, SourcePolls> polls = new ConcurrentHashMap<>();
    private final Map<Integer, URI> owners = new ConcurrentHashMap<>();
    /** The next offset to read of each partition; empty until all that was there at the start is read. */
    private final Map<Integer, Long> positions = new HashMap<>();

    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "warta-producer-catalogue");
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reader;
    private volatile int partitions;

    public SourceCatalogue(
            StreamProperties properties, KafkaClients clients, EventRecords events, SourceCoordinator coordinator) {
        this.properties = properties;
        this.clients = clients;
        this.writer = new DefinitionWriter(properties.group() + "-catalogue", PATIENCE, clients, events);
        this.coordinator = coordinator;
        this.deserializer = clients.deserializer(SourceRecord.class);
    }

    /** A source and how polling it goes; null while it was not polled. */
    public record Entry(
            SourceDefinition definition, @Nullable SourcePolls polls) {}

    /** Every source, by id; those that are being removed left out. */
    public List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        definitions.values().stream()
                .filter(definition -> !definition.getRemoved())
                .sorted(Comparator.comparing(SourceDefinition::getSourceId))
                .forEach(definition -> entries.add(new Entry(definition, polls.get(definition.getSourceId()))));
        return entries;
    }

    /** A source, also one that is being removed. */
    public Optional<Entry> find(String sourceId) {
        return Optional.ofNullable(definitions.get(sourceId))
                .map(definition -> new Entry(definition, polls.get(sourceId)));
    }

    /**
     * The partition of a source.
     *
     * @throws SourcesUnavailableException before the topic was read
     */
    public int partition(String sourceId) {
        checkRead();
        return SourcePartition.of(sourceId, partitions);
    }

    /** Where the instance that serves a partition, or did last, can be reached over HTTP; null when none ever did. */
    public @Nullable URI owner(int partition) {
        return owners.get(partition);
    }

    /**
     * Returns once all sources are known.
     *
     * @throws SourcesUnavailableException before the topic was read to where it ended at the start
     */
    public void checkRead() {
        synchronized (positions) {
            if (partitions == 0 || positions.size() < partitions) {
                throw new SourcesUnavailableException("the sources are still being read from Kafka");
            }
        }
    }

    /**
     * Writes definitions, and waits until they are read back.
     *
     * @throws SourcesUnavailableException when it is not known whether all were written
     */
    public void putAll(List<SourceDefinition> all) {
        checkRead();
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (SourceDefinition definition : all) {
                sent.add(writer.write(partition(definition.getSourceId()), definition));
            }
            for (Future<RecordMetadata> one : sent) {
                RecordMetadata written = one.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                awaitRead(written.partition(), written.offset());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SourcesUnavailableException("the producer is stopping");
        } catch (ExecutionException | TimeoutException | KafkaException failed) {
            throw new SourcesUnavailableException("Kafka does not take the change now: " + failed);
        }
    }

    private void awaitRead(int partition, long offset) throws InterruptedException {
        long deadline = System.nanoTime()
                + properties.transactionTimeout().plus(PATIENCE).toNanos();
        synchronized (positions) {
            while (positions.getOrDefault(partition, 0L) <= offset) {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (millis <= 0) {
                    throw new SourcesUnavailableException("the change is written, but was not read back in time");
                }
                positions.wait(millis);
            }
        }
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
        writer.close();
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

    /** Reads all from the beginning, and goes on until a failure. */
    private void read() {
        Map<String, Object> settings = clients.consumerProperties(properties.group());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, properties.group() + "-catalogue");
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            reader = consumer;
            List<TopicPartition> all = consumer.partitionsFor(Topics.SOURCES.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            partitions = all.size();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (stop.getCount() > 0) {
                consumer.poll(POLL).forEach(this::take);
                advance(consumer, ends);
            }
        } catch (WakeupException stopping) {
            log.debug("Following the sources no more");
        } catch (RuntimeException failed) {
            log.warn("The sources cannot be followed; trying again: {}", failed.toString());
            log.debug("Cause", failed);
        } finally {
            reader = null;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        SourceKey key = SourceKey.of(new String(record.key(), StandardCharsets.UTF_8));
        if (key.isItem()) {
            return;
        }
        SourceRecord value;
        try {
            value = deserializer.deserialize(record.topic(), record.value());
        } catch (UndecodableEventException unknown) {
            log.warn(
                    "Passing over {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unknown.getMessage());
            return;
        }
        if (key.isOwner()) {
            if (value != null && value.getOwner() != null) {
                owners.put(record.partition(), URI.create(value.getOwner().getAddress()));
            }
        } else if (key.isDefinition()) {
            SourceDefinition definition = value == null ? null : value.getDefinition();
            set(definitions, key.sourceId(), definition);
            coordinator.defined(record.partition(), key.sourceId(), definition, record.offset());
        } else {
            set(polls, key.sourceId(), value == null ? null : value.getPolls());
        }
    }

    private static <T> void set(Map<String, T> map, String key, @Nullable T value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    private void advance(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<Integer, Long> now = new HashMap<>();
        boolean all = true;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long position = consumer.position(end.getKey());
            now.put(end.getKey().partition(), position);
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
