package org.warta.producer.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.warta.event.SourceDefinition;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.schemas.topic.Topics;

/**
 * Shares the sources with the other instances: a member of a consumer group on {@code news.sources} that consumes
 * nothing. Whoever is given a partition serves its sources.
 */
public final class SourceCoordinator implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SourceCoordinator.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Installation installation;
    private final StreamProperties properties;
    private final KafkaClients clients;
    private final EventRecords events;
    private final ProducerLedger ledger;
    private final Map<Integer, PartitionWorker> workers = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::coordinate, "warta-producer-coordinator");
    private volatile @Nullable KafkaConsumer<byte[], byte[]> member;

    public SourceCoordinator(
            Installation installation,
            StreamProperties properties,
            KafkaClients clients,
            EventRecords events,
            ProducerLedger ledger) {
        this.installation = installation;
        this.properties = properties;
        this.clients = clients;
        this.events = events;
        this.ledger = ledger;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Leaves the group and returns when nothing is being published any more. */
    @Override
    public void stop() {
        stop.countDown();
        KafkaConsumer<byte[], byte[]> consumer = member;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void coordinate() {
        try {
            do {
                takePart();
            } while (!stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A member of the group until a failure, until another instance serves what this one believes to own, or the end. */
    private void takePart() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(membership())) {
            member = consumer;
            consumer.subscribe(List.of(Topics.SOURCES.name()), new Rebalance(consumer));
            while (stop.getCount() > 0 && workers.values().stream().noneMatch(PartitionWorker::isFenced)) {
                consumer.poll(POLL);
            }
        } catch (WakeupException stopping) {
            log.debug("Leaving the group");
        } catch (RuntimeException failed) {
            log.warn("The instances' group cannot be taken part in; trying again: {}", failed.toString());
            log.debug("Cause", failed);
        } finally {
            member = null;
            giveUp(Set.copyOf(workers.keySet()));
        }
    }

    private Map<String, Object> membership() {
        Map<String, Object> settings = new HashMap<>(clients.consumerProperties(properties.group()));
        int sessionMillis = Math.toIntExact(properties.sessionTimeout().toMillis());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMillis);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.max(1, sessionMillis / 4));
        return settings;
    }

    /**
     * Has something done by the thread that serves a partition, one after the other with everything else there.
     *
     * @return completed, by that thread, when the transaction with what the task took is committed. It fails with
     *     {@link NotOwnerException} when another instance serves the partition, with {@link BusyException} when too much
     *     waits already, both of which mean that nothing was published; with whatever the task threw; or with another
     *     exception, after which it is not known whether anything was: doing the same again is safe
     */
    public <T> CompletableFuture<T> inSession(int partition, SessionTask<T> task) {
        PartitionWorker worker = workers.get(partition);
        return worker == null
                ? CompletableFuture.failedFuture(new NotOwnerException(partition))
                : worker.inbox().submit(task);
    }

    /** Tells whoever serves a partition what a source is now; null when it is none any more. */
    void defined(int partition, String sourceId, @Nullable SourceDefinition definition, long offset) {
        PartitionWorker worker = workers.get(partition);
        if (worker != null) {
            worker.inbox().post(session -> session.defined(sourceId, definition, offset));
        }
    }

    private void serve(Collection<Integer> partitions, int count) {
        ledger.takesPart(Set.copyOf(partitions));
        for (int partition : partitions) {
            PartitionWorker worker = new PartitionWorker(
                    partition,
                    inbox -> PartitionSession.open(
                            partition, count, installation, inbox, properties, clients, events, ledger));
            workers.put(partition, worker);
            worker.start();
        }
    }

    private void giveUp(Collection<Integer> partitions) {
        Map<Integer, PartitionWorker> ending = new HashMap<>();
        for (int partition : partitions) {
            PartitionWorker worker = workers.remove(partition);
            if (worker != null) {
                worker.stop();
                ending.put(partition, worker);
            }
        }
        ending.forEach((partition, worker) -> {
            worker.awaitStop();
            ledger.givesUp(partition);
        });
    }

    /** Called on the coordinator's thread, inside of poll and close. */
    private final class Rebalance implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;

        Rebalance(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(consumer.assignment());
            serve(
                    numbers(partitions),
                    consumer.partitionsFor(Topics.SOURCES.name()).size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            giveUp(numbers(partitions));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            giveUp(numbers(partitions));
        }

        private static List<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).toList();
        }
    }
}
