package org.warta.replayer.deadletter.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.warta.event.RedrivenLetter;
import org.warta.schemas.topic.Topics;

/** Tells whether letters that were sent have been processed, and whether what came of it is known here. */
final class Processing implements AutoCloseable {
    private final Admin admin;
    private final LetterFollower follower;
    private final Map<String, String> groups;

    /** @param groups the consumer group that processes each topic */
    Processing(Admin admin, LetterFollower follower, Map<String, String> groups) {
        this.admin = admin;
        this.follower = follower;
        this.groups = Map.copyOf(groups);
    }

    /** The consumer groups that process the live and the backfill lane of both services, by topic. */
    static Map<String, String> groups(String enricher, String consumer) {
        return Map.of(
                Topics.ARTICLES.name(), enricher,
                Topics.ARTICLES_BACKFILL.name(), enricher + "-backfill",
                Topics.ENRICHED_BACKFILL.name(), consumer + "-backfill");
    }

    /** The group that processes a topic; null where none does, as for parked letters. */
    static @Nullable String group(Map<String, String> groups, RedrivenLetter letter) {
        return groups.get(letter.getTargetTopic());
    }

    /**
     * Whether all of these have been processed, and those that failed again have been read.
     *
     * @throws KafkaException when Kafka does not answer
     */
    boolean isOver(List<RedrivenLetter> sent) throws InterruptedException {
        Map<TopicPartition, Long> last = new HashMap<>();
        Set<String> waitedFor = new TreeSet<>();
        for (RedrivenLetter letter : sent) {
            String group = group(groups, letter);
            if (group != null) {
                waitedFor.add(group);
                last.merge(
                        new TopicPartition(letter.getTargetTopic(), letter.getTargetPartition()),
                        letter.getTargetOffset(),
                        Math::max);
            }
        }
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (String group : waitedFor) {
            committed(group).forEach((partition, offset) -> {
                if (offset != null && group.equals(groups.get(partition.topic()))) {
                    committed.put(partition, offset.offset());
                }
            });
        }
        return last.entrySet().stream().allMatch(at -> committed.getOrDefault(at.getKey(), 0L) > at.getValue())
                && isRead(last.keySet());
    }

    /** Letters were written before offsets were committed: whatever has failed by now stands before the end. */
    private boolean isRead(Set<TopicPartition> targets) throws InterruptedException {
        Map<TopicPartition, Long> positions = follower.positions();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicPartition partition : positions.keySet()) {
            if (targets.stream().anyMatch(target -> partition.topic().equals(target.topic() + "-dlt"))) {
                ends.put(partition, OffsetSpec.latest());
            }
        }
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends(ends).entrySet()) {
            if (positions.getOrDefault(end.getKey(), 0L) < end.getValue().offset()) {
                return false;
            }
        }
        return true;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException failed) {
            throw new KafkaException(failed.getCause());
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(Map<TopicPartition, OffsetSpec> specs)
            throws InterruptedException {
        try {
            return admin.listOffsets(specs).all().get();
        } catch (ExecutionException failed) {
            throw new KafkaException(failed.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
