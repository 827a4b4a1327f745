package org.warta.platform.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Lets live traffic go first where a service reads two lanes. While this instance is behind with the live lane, the
 * backfill lane is paused, for as long as that takes. Otherwise a batch of the backfill lane begins when no live batch is
 * in hand, which is waited for only briefly: as long as the live lane keeps up, the backfill lane gets on as well.
 *
 * <p>The instance is behind when a poll left live records where they were, or when a live batch takes long. Pausing is
 * Kafka's: a paused consumer goes on polling, so it stays in its group and keeps its partitions; a batch that is in hand
 * is finished first, so batches of the backfill lane have to be small.
 */
public final class LaneGate implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LaneGate.class);

    private static final Duration LOOK = Duration.ofMillis(100);

    /**
     * Looks without a lag before the backfill goes on. What a consumer has fetched of one partition shows as lag only when it
     * is through with what it has fetched of another.
     */
    private static final int CALM_LOOKS = 3;

    private static final Duration LONG_BATCH = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final ConcurrentMessageListenerContainer<byte[], byte[]> live;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> backfill;
    private final BatchesInHand liveBatches = new BatchesInHand();
    private @Nullable ScheduledExecutorService timer;
    private int calmLooks;

    /**
     * To be made before the containers start. Whether the backfill lane is paused is the gauge {@code warta.lane.yielding},
     * 1 or 0.
     */
    public LaneGate(
            ConcurrentMessageListenerContainer<byte[], byte[]> live,
            ConcurrentMessageListenerContainer<byte[], byte[]> backfill,
            MeterRegistry meters) {
        this.live = live;
        this.backfill = backfill;
        live.setBatchInterceptor(new NotesLiveBatches());
        backfill.setBatchInterceptor((records, consumer) -> {
            liveBatches.awaitNone(LONGEST_WAIT);
            return records;
        });
        Gauge.builder("warta.lane.yielding", backfill, lane -> lane.isPauseRequested() ? 1 : 0)
                .description("Whether the backfill lane is paused because the live one is behind")
                .register(meters);
    }

    private void look() {
        boolean behind;
        try {
            behind = isBehind();
        } catch (RuntimeException unknown) { // a backfill that stands still for ever is worse
            log.warn("It cannot be told whether live traffic is behind: the backfill goes on", unknown);
            behind = false;
        }
        calmLooks = behind ? 0 : calmLooks + 1;
        if (behind && !backfill.isPauseRequested()) {
            backfill.pause();
        } else if (calmLooks >= CALM_LOOKS && backfill.isPauseRequested()) {
            backfill.resume();
        }
    }

    private boolean isBehind() {
        return liveBatches.anyOlderThan(LONG_BATCH)
                || live.metrics().values().stream().anyMatch(LaneGate::hasLag);
    }

    /**
     * Whether a consumer's last poll left records behind. Unlike the lag of committed offsets, a consumer's own is 0 when
     * only markers of transactions are left, and does not count what an open transaction holds back.
     */
    private static boolean hasLag(Map<MetricName, ? extends Metric> consumer) {
        return consumer.entrySet().stream()
                .anyMatch(metric -> metric.getKey().name().equals("records-lag")
                        && metric.getValue().metricValue() instanceof Double lag
                        && lag > 0);
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "lane-gate");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    /** A live batch is in hand from its poll until it has been committed, or its failure dealt with. */
    private final class NotesLiveBatches implements BatchInterceptor<byte[], byte[]> {
        @Override
        public ConsumerRecords<byte[], byte[]> intercept(
                ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> consumer) {
            liveBatches.begin();
            return records;
        }

        @Override
        public void clearThreadState(Consumer<?, ?> consumer) {
            liveBatches.end();
        }
    }
}
