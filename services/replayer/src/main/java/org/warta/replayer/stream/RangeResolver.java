package org.warta.replayer.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.jspecify.annotations.Nullable;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.FrozenRange;
import org.warta.replayer.replay.FrozenRanges;
import org.warta.replayer.replay.RefusedException;
import org.warta.replayer.replay.ReplayRange;

/** Finds the offsets of the part of a topic that is asked for, as it is now. */
public final class RangeResolver {
    private static final String OFFSETS = "#/from/range/offsets";

    private final KafkaClients clients;

    public RangeResolver(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * What was found.
     *
     * @param ranges what is there: committed records only
     * @param gone offsets asked for that retention has deleted; where asked for by time, at the most
     */
    public record Resolved(FrozenRanges ranges, Map<Integer, Long> gone) {}

    /**
     * The offsets of a range. Ends are those of committed records now. By time, a partition begins at the first record of that
     * time or later, and ends before the first record of the time that it ends at.
     *
     * @throws RefusedException when the topic or a partition is not there, or an offset lies beyond the end
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
     */
    public Resolved resolve(String topic, ReplayRange asked) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(clients.readerProperties())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            if (asked.offsets() != null) {
                return byOffsets(topic, asked.offsets(), starts, ends);
            }
            Map<TopicPartition, Long> firsts = at(consumer, partitions, asked.since(), starts, ends);
            Map<TopicPartition, Long> lasts = at(consumer, partitions, asked.until(), ends, ends);
            List<FrozenRange> ranges = new ArrayList<>();
            Map<Integer, Long> gone = new TreeMap<>();
            for (TopicPartition partition : partitions) {
                long start = starts.getOrDefault(partition, 0L);
                long first = firsts.getOrDefault(partition, start);
                long end = Math.max(first, lasts.getOrDefault(partition, first));
                ranges.add(new FrozenRange(partition.partition(), first, end));
                if (first == start && start > 0) {
                    gone.put(partition.partition(), start);
                }
            }
            return new Resolved(new FrozenRanges(topic, ranges), gone);
        }
    }

    /** The partitions of a topic. */
    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        try {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (!found.isEmpty()) {
                return found.stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
            }
        } catch (InvalidTopicException impossible) {
            throw unknown(topic);
        }
        throw unknown(topic);
    }

    private static RefusedException unknown(String topic) {
        return new RefusedException("#/from/topic", "There is no topic `" + topic + "`.");
    }

    private static Resolved byOffsets(
            String topic,
            Map<Integer, ReplayRange.Offsets> asked,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends) {
        List<FrozenRange> ranges = new ArrayList<>();
        Map<Integer, Long> gone = new TreeMap<>();
        asked.forEach((partition, offsets) -> {
            TopicPartition place = new TopicPartition(topic, partition);
            Long start = starts.get(place);
            Long logEnd = ends.get(place);
            if (start == null || logEnd == null) {
                throw new RefusedException(
                        OFFSETS + "/" + partition,
                        "Topic `" + topic + "` has no partition " + partition + ": it has " + starts.size() + ".");
            }
            long first = offsets.first() == null ? start : offsets.first();
            long end = offsets.end() == null ? logEnd : offsets.end();
            if (first > logEnd || end > logEnd) {
                throw new RefusedException(
                        OFFSETS + "/" + partition,
                        "Partition " + partition + " of `" + topic + "` ends at " + logEnd
                                + " now: offsets beyond cannot be read yet.");
            }
            if (first < start) {
                gone.put(partition, Math.min(start, end) - first);
            }
            long there = Math.max(first, start);
            ranges.add(new FrozenRange(partition, there, Math.max(there, end)));
        });
        return new Resolved(new FrozenRanges(topic, ranges), gone);
    }

    /** @param time null: everywhere as given by default */
    private static Map<TopicPartition, Long> at(
            KafkaConsumer<?, ?> consumer,
            List<TopicPartition> partitions,
            @Nullable Instant time,
            Map<TopicPartition, Long> byDefault,
            Map<TopicPartition, Long> ends) {
        if (time == null) {
            return byDefault;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> offsets = new HashMap<>(ends);
        found.forEach((partition, at) -> {
            if (at != null) {
                offsets.put(partition, Math.min(at.offset(), ends.getOrDefault(partition, at.offset())));
            }
        });
        return offsets;
    }
}
