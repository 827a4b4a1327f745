package org.warta.replayer.stream;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.replay.FrozenRange;
import org.warta.replayer.replay.FrozenRanges;
import org.warta.replayer.replay.Pace;
import org.warta.replayer.replay.PartitionProgress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where replays are: the offsets of a group of each replay's own, with its counters as their metadata. They commit in the
 * transaction of the replay's output, so they are exact whoever asks.
 */
public final class ReplayPositions {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long PATIENCE_SECONDS = 30;

    private ReplayPositions() {}

    /**
     * How far a replay is.
     *
     * @param partitions of the topic that it reads; empty when nothing is committed
     * @param pace when it last committed; null when nothing is committed
     */
    public record Committed(
            Map<Integer, PartitionProgress> partitions,
            @Nullable Pace pace) {}

    /** What travels as metadata: as short as may be, since it is written with each transaction. */
    private record Metadata(
            long read,
            long sent,
            long skipped,
            long undecodable,
            long gone,
            long bytes,
            long at,
            double readRate,
            double sentRate,
            boolean yielding) {}

    /** The group of a replay; it has no members. */
    static String group(String replayId) {
        return "warta-replay-" + replayId;
    }

    /** What to commit. */
    static Map<TopicPartition, OffsetAndMetadata> offsets(
            String topic, Iterable<PartitionProgress> partitions, Pace pace) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (PartitionProgress progress : partitions) {
            Metadata metadata = new Metadata(
                    progress.read(),
                    progress.sent(),
                    progress.skipped(),
                    progress.undecodable(),
                    progress.gone(),
                    progress.bytes(),
                    pace.at().toEpochMilli(),
                    Math.round(pace.readPerSecond() * 10) / 10.0,
                    Math.round(pace.sentPerSecond() * 10) / 10.0,
                    pace.yielding());
            offsets.put(
                    new TopicPartition(topic, progress.partition()),
                    new OffsetAndMetadata(progress.position(), JSON.writeValueAsString(metadata)));
        }
        return offsets;
    }

    /**
     * What is committed; waits for a transaction that is just ending.
     *
     * @throws KafkaUnavailableException when Kafka does not answer
     */
    static Committed read(Admin admin, String replayId, FrozenRanges ranges) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> found;
        try {
            found = admin.listConsumerGroupOffsets(
                            group(replayId), new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof GroupIdNotFoundException)) {
                throw new KafkaUnavailableException(
                        "the position of replay " + replayId + " cannot be read: " + failed.getCause());
            }
            found = Map.of();
        } catch (TimeoutException slow) {
            throw new KafkaUnavailableException("the position of replay " + replayId + " cannot be read in time");
        }
        Map<Integer, PartitionProgress> partitions = new TreeMap<>();
        Pace pace = null;
        for (FrozenRange range : ranges.ranges()) {
            OffsetAndMetadata offset = found.get(new TopicPartition(ranges.topic(), range.partition()));
            if (offset != null) {
                Metadata metadata = metadata(replayId, offset);
                partitions.put(
                        range.partition(),
                        new PartitionProgress(
                                range.partition(),
                                offset.offset(),
                                metadata.read(),
                                metadata.sent(),
                                metadata.skipped(),
                                metadata.undecodable(),
                                metadata.gone(),
                                metadata.bytes()));
                pace = new Pace(
                        Instant.ofEpochMilli(metadata.at()),
                        metadata.readRate(),
                        metadata.sentRate(),
                        metadata.yielding());
            }
        }
        return new Committed(partitions, pace);
    }

    /** Where every partition begins. */
    static List<PartitionProgress> beginning(FrozenRanges ranges) {
        return ranges.ranges().stream()
                .map(range -> new PartitionProgress(range.partition(), range.first(), 0, 0, 0, 0, 0, 0))
                .toList();
    }

    private static Metadata metadata(String replayId, OffsetAndMetadata offset) {
        try {
            return JSON.readValue(offset.metadata(), Metadata.class);
        } catch (JacksonException foreign) {
            throw new ReplayFailedException(
                    "somebody else has committed to the group " + group(replayId) + ", so where it was is not known");
        }
    }
}
