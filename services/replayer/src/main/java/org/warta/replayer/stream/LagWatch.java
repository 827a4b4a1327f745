package org.warta.replayer.stream;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.LagTrend;
import org.warta.schemas.topic.Topics;

/** Looks each second how far the enricher and the consumer are behind on live articles, while it is open. */
final class LagWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LagWatch.class);
    private static final long SECONDS = 1;
    private static final long PATIENCE_SECONDS = 5;

    private final Map<String, String> topics;
    private final long small;
    private final Admin admin;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "warta-replayer-lag");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Look last = new Look(0, 0, LagTrend.CALM);

    /**
     * One look.
     *
     * @param number counts them
     * @param lag live records that wait
     */
    record Look(long number, long lag, LagTrend trend) {}

    LagWatch(KafkaClients clients, ReplaySettings settings) {
        this.topics = Map.of(
                settings.enricherGroup(), Topics.ARTICLES.name(),
                settings.consumerGroup(), Topics.ENRICHED.name());
        this.small = settings.yieldLag();
        this.admin = clients.admin();
        var unusedAsItLastsUntilClosed = clock.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
    }

    /** The last look. */
    Look last() {
        return last;
    }

    private void look() {
        try {
            long lag = 0;
            for (Map.Entry<String, String> group : topics.entrySet()) {
                lag += lag(group.getKey(), group.getValue());
            }
            last = new Look(last.number() + 1, lag, LagTrend.of(last.lag(), lag, small));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException failed) {
            log.debug("The lag of live traffic cannot be seen now", failed);
        }
    }

    /** Records of the topic that the group has yet to read; 0 for a group that never was. */
    private long lag(String group, String topic) throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed;
        try {
            committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw failed;
        }
        Set<TopicPartition> partitions = new HashSet<>(committed.keySet());
        partitions.removeIf(partition -> !partition.topic().equals(topic) || committed.get(partition) == null);
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(latest).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        long lag = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
            OffsetAndMetadata position = committed.get(end.getKey());
            lag += position == null ? 0 : Math.max(0, end.getValue().offset() - position.offset());
        }
        return lag;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        admin.close();
    }
}
