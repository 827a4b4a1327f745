package org.warta.replayer.reconcile.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.FrozenRange;
import org.warta.replayer.replay.FrozenRanges;
import org.warta.replayer.replay.ReplayRange;
import org.warta.replayer.stream.RangeReader;
import org.warta.replayer.stream.RangeResolver;

/** How far the groups have read that carry records towards the store. */
final class StoreLane {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final RangeResolver resolver;

    StoreLane(KafkaClients clients, RangeResolver resolver) {
        this.clients = clients;
        this.resolver = resolver;
    }

    /** The next offset that the group reads of each partition; without partitions of which it has read nothing. */
    Map<Integer, Long> positions(String topic, String group) {
        try (Admin admin = clients.admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Map<Integer, Long> positions = new HashMap<>();
            committed.forEach((partition, offset) -> {
                if (partition.topic().equals(topic) && offset != null) {
                    positions.put(partition.partition(), offset.offset());
                }
            });
            return positions;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", stopping);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("the offsets of group " + group + " cannot be read", failed);
        }
    }

    /**
     * Whether the group has read every record of the topic. Offsets alone do not tell: the marker that ends a transaction has
     * one too, so it is looked whether there is a record beyond.
     */
    boolean isRead(String topic, String group) {
        Map<Integer, Long> positions = positions(topic, group);
        List<FrozenRange> unread = new ArrayList<>();
        for (FrozenRange range :
                resolver.resolve(topic, ReplayRange.ALL).ranges().ranges()) {
            long first = Math.max(range.first(), positions.getOrDefault(range.partition(), 0L));
            if (first < range.end()) {
                unread.add(new FrozenRange(range.partition(), first, range.end()));
            }
        }
        try (RangeReader reader = new RangeReader(clients, new FrozenRanges(topic, unread))) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!reader.isAtEnd()) {
                if (!reader.poll(Duration.ofMillis(200)).isEmpty()) {
                    return false;
                }
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("the end of " + topic + " cannot be read");
                }
            }
            return true;
        }
    }
}
