package org.warta.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.warta.embedded.TestServers;

/** Two lanes on a real broker. */
class LaneGateIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_WITHOUT_POLL = Duration.ofSeconds(3);
    private static final int PARTITIONS = 2;
    private static final int BATCH = 5;

    private final String id = UUID.randomUUID().toString();
    private final String liveTopic = id + ".live";
    private final String backfillTopic = id + ".backfill";
    private final KafkaClients clients = clients(Map.of());
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final GenericApplicationContext context = new GenericApplicationContext();

    private volatile CountDownLatch liveMayGoOn = new CountDownLatch(0);
    private volatile Duration liveWork = Duration.ZERO;
    private final AtomicInteger liveSeen = new AtomicInteger();
    private final AtomicInteger liveSeenBeforeBackfill = new AtomicInteger(-1);
    private final AtomicInteger backfillSeen = new AtomicInteger();
    private ConcurrentMessageListenerContainer<byte[], byte[]> live;
    private ConcurrentMessageListenerContainer<byte[], byte[]> backfill;

    @BeforeEach
    void createTopics() throws Exception {
        try (Admin admin = clients.admin()) {
            admin.createTopics(List.of(
                            new NewTopic(liveTopic, PARTITIONS, (short) 1),
                            new NewTopic(backfillTopic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void theBackfillWaitsWhileLiveTrafficIsBehindAndGoesOnAfterwards() {
        start();
        awaitAssignment();
        CountDownLatch blocked = new CountDownLatch(1);
        liveMayGoOn = blocked;
        send(liveTopic, 20);
        await().atMost(PATIENCE).until(() -> yielding() == 1);
        send(backfillTopic, 50);

        // as long as that takes, which is longer here than a member of a group may go without a poll
        double rebalances = rebalances();
        await().during(LONGEST_WITHOUT_POLL.multipliedBy(2)).atMost(PATIENCE).until(() -> backfillSeen.get() == 0);
        assertThat(yielding()).isEqualTo(1);
        assertThat(health().getDetails()).containsEntry(backfill.getGroupId(), "yielding to live traffic");
        assertThat(health().getStatus().getCode()).isEqualTo("UP");

        blocked.countDown();
        await().atMost(PATIENCE).until(() -> liveSeen.get() == 20 && backfillSeen.get() == 50);
        await().atMost(PATIENCE).until(() -> yielding() == 0);
        assertThat(health().getDetails()).containsEntry(backfill.getGroupId(), "listening");
        assertThat(rebalances()).isEqualTo(rebalances);
        assertThat(backfill.getAssignedPartitions()).hasSize(PARTITIONS);
    }

    @Test
    void whatAPollLeavesBehindGoesFirst() {
        liveWork = Duration.ofMillis(20);
        CountDownLatch blocked = new CountDownLatch(1);
        liveMayGoOn = blocked;
        send(liveTopic, 200);
        start();
        await().atMost(PATIENCE).until(() -> yielding() == 1);
        send(backfillTopic, 50);

        blocked.countDown();

        await().atMost(PATIENCE).until(() -> backfillSeen.get() == 50);
        assertThat(liveSeenBeforeBackfill.get()).isGreaterThan(200 - BATCH);
        await().atMost(PATIENCE).until(() -> yielding() == 0);
    }

    /** A transaction's marker is no record, though it counts in the lag of the offsets that are committed. */
    @Test
    void markersOfTransactionsAreNoReasonToWait() {
        start();
        awaitAssignment();
        try (KafkaProducer<byte[], byte[]> producer =
                producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id + "-markers"))) {
            producer.initTransactions();
            for (int i = 0; i < 10; i++) {
                producer.beginTransaction();
                var unused = producer.send(new ProducerRecord<>(liveTopic, bytes("k" + i), bytes("v" + i)));
                producer.commitTransaction();
            }
            await().atMost(PATIENCE).until(() -> liveSeen.get() == 10);
            // and one that is never ended holds back what nobody may read yet
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(liveTopic, bytes("open"), bytes("open")));
            producer.flush();
            send(backfillTopic, 50);

            await().atMost(PATIENCE).until(() -> backfillSeen.get() == 50);
            await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> yielding() == 0);
            producer.abortTransaction();
        }
    }

    @Test
    void aLaneThatYieldsStopsAtOnceWhenTheServiceStops() {
        start();
        awaitAssignment();
        CountDownLatch blocked = new CountDownLatch(1);
        liveMayGoOn = blocked;
        send(liveTopic, 20);
        await().atMost(PATIENCE).until(() -> yielding() == 1);

        backfill.stop();

        assertThat(backfill.isRunning()).isFalse();
        blocked.countDown();
    }

    private void start() {
        live = Containers.atLeastOnce(clients(Map.of()), id, liveTopic, 1, records -> {
            work();
            liveSeen.addAndGet(records.size());
        });
        Containers.limitBatch(live, BATCH);
        backfill = Containers.atLeastOnce(
                clients(Map.of("max.poll.interval.ms", LONGEST_WITHOUT_POLL.toMillis() + "")),
                id + "-backfill",
                backfillTopic,
                1,
                records -> {
                    liveSeenBeforeBackfill.compareAndSet(-1, liveSeen.get());
                    backfillSeen.addAndGet(records.size());
                });
        Containers.limitBatch(backfill, BATCH);
        context.registerBean("live", ConcurrentMessageListenerContainer.class, () -> live);
        context.registerBean("backfill", ConcurrentMessageListenerContainer.class, () -> backfill);
        context.registerBean(LaneGate.class, () -> new LaneGate(live, backfill, meters));
        context.refresh();
    }

    private void work() {
        try {
            liveMayGoOn.await();
            boolean unused = new CountDownLatch(1).await(liveWork.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAssignment() {
        await().atMost(PATIENCE).until(() -> assigned(live) == PARTITIONS && assigned(backfill) == PARTITIONS);
    }

    private static int assigned(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        return container.getAssignedPartitions() == null
                ? 0
                : container.getAssignedPartitions().size();
    }

    private double yielding() {
        return meters.get("warta.lane.yielding").gauge().value();
    }

    private Health health() {
        return new ListenerHealth(List.of(live, backfill)).health();
    }

    /** How often the backfill's group has been shared out anew, as its member counts. */
    private double rebalances() {
        List<Double> counts = new ArrayList<>();
        for (Map<MetricName, ? extends Metric> consumer : backfill.metrics().values()) {
            consumer.forEach((name, metric) -> {
                if (name.name().equals("rebalance-total") && metric.metricValue() instanceof Double count) {
                    counts.add(count);
                }
            });
        }
        assertThat(counts).hasSize(1);
        return counts.get(0);
    }

    private void send(String topic, int records) {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            for (int i = 0; i < records; i++) {
                var unused = producer.send(new ProducerRecord<>(topic, i % PARTITIONS, bytes("k" + i), bytes("v" + i)));
            }
        }
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(clients.producerProperties());
        properties.putAll(more);
        return new KafkaProducer<>(properties);
    }

    private static KafkaClients clients(Map<String, String> consumer) {
        KafkaProperties properties = new KafkaProperties();
        properties.setBootstrapServers(List.of(TestServers.kafka()));
        properties.getConsumer().getProperties().putAll(consumer);
        return new KafkaClients(properties, null, new SimpleMeterRegistry());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
