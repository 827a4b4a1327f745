package org.warta.replayer.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.warta.platform.kafka.KafkaClients;

/** What topics of news there are, and their offsets. */
public final class TopicBrowser {
    private static final String PREFIX = "news.";
    private static final long PATIENCE_SECONDS = 10;

    private final KafkaClients clients;

    public TopicBrowser(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * A topic.
     *
     * @param name its name
     * @param offsets of all its partitions; at least as many as there are records
     * @param partitions by number
     */
    public record Topic(String name, long offsets, List<Partition> partitions) {
        public Topic {
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * A partition.
     *
     * @param partition its number
     * @param first the first offset that retention has left
     * @param end the next offset that will be written
     */
    public record Partition(int partition, long first, long end) {}

    /**
     * All topics whose names begin with {@code news.}, by name.
     *
     * @throws KafkaException when Kafka does not answer
     */
    public List<Topic> topics() {
        try (Admin admin = clients.admin()) {
            List<String> names = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS).stream()
                    .filter(name -> name.startsWith(PREFIX))
                    .toList();
            Map<String, TopicDescription> found =
                    admin.describeTopics(names).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Map<TopicPartition, OffsetSpec> first = new HashMap<>();
            Map<TopicPartition, OffsetSpec> end = new HashMap<>();
            found.values()
                    .forEach(topic -> topic.partitions().forEach(info -> {
                        TopicPartition partition = new TopicPartition(topic.name(), info.partition());
                        first.put(partition, OffsetSpec.earliest());
                        end.put(partition, OffsetSpec.latest());
                    }));
            Map<TopicPartition, ListOffsetsResultInfo> firsts =
                    admin.listOffsets(first).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(end).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return found.values().stream()
                    .sorted(Comparator.comparing(TopicDescription::name))
                    .map(topic -> topic(topic.name(), topic.partitions().size(), firsts, ends))
                    .toList();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", stopping);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("topics cannot be listed", failed);
        }
    }

    private static Topic topic(
            String name,
            int count,
            Map<TopicPartition, ListOffsetsResultInfo> firsts,
            Map<TopicPartition, ListOffsetsResultInfo> ends) {
        List<Partition> partitions = new ArrayList<>();
        long offsets = 0;
        for (int number = 0; number < count; number++) {
            TopicPartition place = new TopicPartition(name, number);
            Partition partition = new Partition(number, offset(firsts, place), offset(ends, place));
            partitions.add(partition);
            offsets += partition.end() - partition.first();
        }
        return new Topic(name, offsets, partitions);
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
        ListOffsetsResultInfo info = offsets.get(partition);
        return info == null ? 0 : info.offset();
    }
}
