package org.warta.replayer.pipeline.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.telemetry.LatencyReport;
import org.warta.replayer.pipeline.Leg;
import org.warta.replayer.pipeline.Look;
import org.warta.replayer.pipeline.Look.LegLook;
import org.warta.replayer.pipeline.Position;
import org.warta.replayer.pipeline.Position.Oldest;
import org.warta.replayer.pipeline.stream.OldestRecords.Waiting;

/**
 * Looks where the groups stand: two rounds of questions to Kafka, all of a round at once, whatever the number of partitions,
 * and the oldest records that wait. For one thread.
 */
final class Lookout implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;
    private static final Duration TOPICS_KEPT = Duration.ofSeconds(10);

    private final List<Leg> legs;
    private final Clock clock;
    private final Admin admin;
    private final OldestRecords oldest;
    private Instant topicsRead = Instant.MIN;
    private List<TopicPartition> partitions = List.of();

    Lookout(List<Leg> legs, KafkaClients clients, Clock clock) {
        this.legs = List.copyOf(legs);
        this.clock = clock;
        this.admin = clients.admin();
        this.oldest = new OldestRecords(clients);
    }

    /** First and next offset of a partition. */
    private record Ends(long start, long end) {}

    Look look() throws ExecutionException, TimeoutException, InterruptedException {
        refreshTopics();
        List<String> groups = legs.stream().map(Leg::group).toList();
        Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> commits = new HashMap<>();
        var offsets = admin.listConsumerGroupOffsets(groups.stream()
                .distinct()
                .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec())));
        groups.forEach(group -> commits.put(group, offsets.partitionsToOffsetAndMetadata(group)));
        Map<String, KafkaFuture<ConsumerGroupDescription>> members =
                admin.describeConsumerGroups(groups).describedGroups();
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        Map<TopicPartition, OffsetSpec> last = new HashMap<>();
        partitions.forEach(partition -> {
            first.put(partition, OffsetSpec.earliest());
            last.put(partition, OffsetSpec.latest());
        });
        ListOffsetsOptions committedOnly = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        var starts = admin.listOffsets(first, committedOnly);
        // commits are asked for first: nothing can be committed beyond an end that is read later
        Map<String, Map<TopicPartition, OffsetAndMetadata>> positions = new HashMap<>();
        for (String group : groups) {
            positions.put(group, get(commits.get(group)));
        }
        var ends = admin.listOffsets(last, committedOnly);
        Map<TopicPartition, Ends> spans = new HashMap<>();
        for (TopicPartition partition : partitions) {
            spans.put(
                    partition,
                    new Ends(
                            get(starts.partitionResult(partition)).offset(),
                            get(ends.partitionResult(partition)).offset()));
        }
        return look(positions, members, spans);
    }

    private Look look(
            Map<String, Map<TopicPartition, OffsetAndMetadata>> commits,
            Map<String, KafkaFuture<ConsumerGroupDescription>> members,
            Map<TopicPartition, Ends> spans)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, Waiting> waiting = new HashMap<>();
        for (Leg leg : legs) {
            for (TopicPartition partition : of(leg)) {
                Ends ends = spans.getOrDefault(partition, new Ends(0, 0));
                long start = start(commits.getOrDefault(leg.group(), Map.of()).get(partition), ends);
                waiting.put(partition, new Waiting(start, ends.end()));
            }
        }
        Map<TopicPartition, Oldest> records = oldest.in(waiting);
        Map<Leg, LegLook> looks = new HashMap<>();
        for (Leg leg : legs) {
            List<Position> positions = new ArrayList<>();
            for (TopicPartition partition : of(leg)) {
                Waiting there = waiting.getOrDefault(partition, new Waiting(0, 0));
                OffsetAndMetadata commit =
                        commits.getOrDefault(leg.group(), Map.of()).get(partition);
                positions.add(new Position(
                        partition.partition(),
                        there.start(),
                        there.end(),
                        records.getOrDefault(partition, Oldest.UNKNOWN),
                        commit == null
                                ? LatencyReport.NONE
                                : LatencyReport.of(commit.metadata()).orElse(LatencyReport.NONE)));
            }
            looks.put(leg, new LegLook(members(members.get(leg.group())), positions));
        }
        Map<String, Long> letters = new HashMap<>();
        spans.forEach((partition, ends) -> {
            if (LetterTopics.isOne(partition.topic())) {
                letters.merge(partition.topic(), ends.end() - ends.start(), Long::sum);
            }
        });
        return new Look(clock.instant(), looks, letters);
    }

    /** A group begins where the log does, and goes on there when what it was to read is gone. */
    private static long start(@Nullable OffsetAndMetadata commit, Ends ends) {
        return commit == null ? ends.start() : Math.max(ends.start(), commit.offset());
    }

    private List<TopicPartition> of(Leg leg) {
        return partitions.stream()
                .filter(partition -> partition.topic().equals(leg.topic()))
                .toList();
    }

    private void refreshTopics() throws ExecutionException, TimeoutException, InterruptedException {
        if (topicsRead.isAfter(clock.instant().minus(TOPICS_KEPT))) {
            return;
        }
        Set<String> wanted = new HashSet<>(legs.stream().map(Leg::topic).toList());
        Collection<String> names = get(admin.listTopics().names()).stream()
                .filter(name -> wanted.contains(name) || LetterTopics.isOne(name))
                .toList();
        List<TopicPartition> found = new ArrayList<>();
        for (TopicDescription topic :
                get(admin.describeTopics(names).allTopicNames()).values()) {
            topic.partitions().forEach(info -> found.add(new TopicPartition(topic.name(), info.partition())));
        }
        found.sort(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        partitions = found;
        topicsRead = clock.instant();
    }

    private static int members(@Nullable KafkaFuture<ConsumerGroupDescription> group)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return group == null ? 0 : get(group).members().size();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) { // it never was
                return 0;
            }
            throw failed;
        }
    }

    private static <T> T get(@Nullable KafkaFuture<T> answer)
            throws ExecutionException, TimeoutException, InterruptedException {
        if (answer == null) {
            throw new IllegalStateException("everything that is read was asked for");
        }
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        oldest.close();
        admin.close(Duration.ofSeconds(1));
    }
}
