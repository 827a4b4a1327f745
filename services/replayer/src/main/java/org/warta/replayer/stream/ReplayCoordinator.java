package org.warta.replayer.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.Replay;
import org.warta.schemas.topic.Topics;

/**
 * Shares the replays with the other instances: a member of a consumer group on {@code news.replays} that consumes nothing.
 * Whoever is given a partition carries its replays out, a few at a time, the oldest first.
 */
public final class ReplayCoordinator implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ReplayCoordinator.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Long enough for a member that was given up to hear of it. */
    private static final Duration AFTER_FENCING = Duration.ofSeconds(5);

    /** Kafka forgets offsets after a week, unless it is configured otherwise. */
    private static final Duration KEEP = Duration.ofDays(1);

    private final ReplaySettings settings;
    private final KafkaClients clients;
    private final ReplayLog replays;
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private final Map<String, ReplayWorker> workers = new HashMap<>();
    private final Map<String, Instant> notBefore = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::coordinate, "warta-replayer-coordinator");
    private volatile @Nullable KafkaConsumer<byte[], byte[]> member;

    public ReplayCoordinator(ReplaySettings settings, KafkaClients clients, ReplayLog replays) {
        this.settings = settings;
        this.clients = clients;
        this.replays = replays;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Leaves the group and returns when nothing is being written any more. */
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

    /** Whether this instance carries out the replay or the redrive with this id. */
    public boolean isMine(String id) {
        Integer partition = replays.partition(id);
        return partition != null && owned.contains(partition);
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

    /** A member of the group until a failure or the end. */
    private void takePart() {
        Map<String, Object> membership = new HashMap<>(clients.consumerProperties(settings.group()));
        int sessionMillis = Math.toIntExact(settings.sessionTimeout().toMillis());
        membership.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMillis);
        membership.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.max(1, sessionMillis / 4));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(membership);
                LagWatch lag = new LagWatch(clients, settings)) {
            member = consumer;
            consumer.subscribe(List.of(Topics.REPLAYS.name()), new Rebalance(consumer));
            while (stop.getCount() > 0) {
                consumer.poll(POLL);
                tend(lag);
            }
        } catch (WakeupException stopping) {
            log.debug("Leaving the group");
        } catch (RuntimeException failed) {
            log.warn("The instances' group cannot be taken part in; trying again: {}", failed.toString());
            log.debug("Cause", failed);
        } finally {
            member = null;
            giveUp(Set.copyOf(owned));
        }
    }

    /** Takes up what is due, and forgets what is done. */
    private void tend(LagWatch lag) {
        for (ReplayWorker worker : List.copyOf(workers.values())) {
            if (worker.isDone()) {
                String id = worker.replay().id();
                workers.remove(id);
                notBefore.put(id, Instant.now().plus(worker.isFenced() ? AFTER_FENCING : Duration.ZERO));
            }
        }
        if (!replays.isRead()) {
            return;
        }
        List<Replay> oldestFirst = new ArrayList<>(replays.all());
        Collections.reverse(oldestFirst);
        for (Replay replay : oldestFirst) {
            Integer partition = replays.partition(replay.id());
            if (replay.end() == null
                    && partition != null
                    && owned.contains(partition)
                    && !workers.containsKey(replay.id())
                    && isTime(replay)) {
                ReplayWorker worker = new ReplayWorker(replay, settings, clients, replays, lag);
                workers.put(replay.id(), worker);
                worker.start();
            }
        }
    }

    private boolean isTime(Replay replay) {
        Instant now = Instant.now();
        Instant earliest = notBefore.getOrDefault(replay.id(), Instant.EPOCH);
        if (!replay.isDue()) {
            return replay.begun() && now.isAfter(earliest.plus(KEEP));
        }
        boolean isShort = replay.wanted() != Replay.Wanted.RUN;
        return !now.isBefore(earliest) && (isShort || workers.size() < settings.maxRunning());
    }

    private void giveUp(Collection<Integer> partitions) {
        owned.removeAll(partitions);
        List<ReplayWorker> ending = new ArrayList<>();
        for (ReplayWorker worker : List.copyOf(workers.values())) {
            Integer partition = replays.partition(worker.replay().id());
            if (partition != null && partitions.contains(partition)) {
                workers.remove(worker.replay().id());
                worker.stop();
                ending.add(worker);
            }
        }
        ending.forEach(ReplayWorker::awaitStop);
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
            owned.addAll(numbers(partitions));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            giveUp(numbers(partitions));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            giveUp(numbers(partitions));
        }

        private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
            Set<Integer> numbers = new HashSet<>();
            partitions.forEach(partition -> numbers.add(partition.partition()));
            return numbers;
        }
    }
}
