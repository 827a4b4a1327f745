package org.warta.producer.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.producer.source.NewsSource;
import org.warta.schemas.topic.Topics;

/**
 * Shares the sources with the other instances: a member of a consumer group on {@code news.sources} that consumes
 * nothing. Whoever is given a partition serves its sources. Every instance is configured with the same sources.
 */
public final class SourceCoordinator implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SourceCoordinator.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<NewsSource> sources;
    private final StreamProperties properties;
    private final KafkaClients clients;
    private final EventRecords events;
    private final ProducerLedger ledger;
    private final Map<Integer, PartitionWorker> workers = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::coordinate, "warta-producer-coordinator");
    private volatile @Nullable KafkaConsumer<byte[], byte[]> member;

    public SourceCoordinator(
            List<NewsSource> sources,
            StreamProperties properties,
            KafkaClients clients,
            EventRecords events,
            ProducerLedger ledger) {
        this.sources = List.copyOf(sources);
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

    private void serve(Collection<Integer> partitions, int count) {
        Map<Integer, List<NewsSource>> assigned = SourcePartition.assign(sources, count);
        assigned.keySet().retainAll(partitions);
        assigned.forEach((partition, served) -> {
            Set<String> ids = served.stream().map(NewsSource::id).collect(Collectors.toSet());
            ledger.takesOver(ids);
            PartitionWorker worker = new PartitionWorker(
                    partition,
                    ids,
                    () -> PartitionSession.open(partition, served, properties, clients, events, ledger));
            workers.put(partition, worker);
            worker.start();
        });
        ledger.takesPart();
    }

    private void giveUp(Collection<Integer> partitions) {
        List<PartitionWorker> ending = new ArrayList<>();
        for (int partition : partitions) {
            PartitionWorker worker = workers.remove(partition);
            if (worker != null) {
                worker.stop();
                ending.add(worker);
            }
        }
        for (PartitionWorker worker : ending) {
            worker.awaitStop();
            ledger.givesUp(worker.sourceIds());
        }
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
