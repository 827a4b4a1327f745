package org.warta.standalone.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.warta.platform.kafka.KafkaClients;

/**
 * Tells whether a consumer group has read all of a topic. Offsets alone do not: the marker that ends a transaction has an
 * offset too, so a group that has read every record still lags by one. Where offsets leave it open, the rest of the
 * partition is read.
 */
final class Backlog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> reader;

    Backlog(KafkaClients clients) {
        admin = clients.admin();
        Map<String, Object> settings = clients.consumerProperties("");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // only looks: no group, no commits
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        reader = new KafkaConsumer<>(settings);
    }

    boolean isEmpty(String group, String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> rest = unread(group, topic);
        if (rest.isEmpty()) {
            return true;
        }
        reader.assign(rest.keySet());
        rest.forEach(reader::seek);
        // Nothing within this time counts as something: the next look tells.
        boolean empty = reader.poll(POLL).isEmpty() && atEnd(rest);
        reader.assign(List.of());
        return empty;
    }

    private boolean atEnd(Map<TopicPartition, Long> partitions) {
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions.keySet());
        return ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue());
    }

    /** The first offset not read yet of each partition that has one. */
    private Map<TopicPartition, Long> unread(String group, String topic)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        reader.partitionsFor(topic)
                .forEach(
                        partition -> latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, Long> unread = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata read = committed.get(partition);
            long next = read == null ? 0 : read.offset();
            if (next < end.offset()) {
                unread.put(partition, next);
            }
        });
        return unread;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } finally {
            admin.close(Duration.ZERO); // nothing is under way
        }
    }
}
