package org.warta.replayer.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.kafka.TopicsProperties;
import org.warta.replayer.replay.Destination;
import org.warta.replayer.replay.RefusedException;
import org.warta.schemas.topic.Topics;

/** Makes the topics that replays write for subscribers, and sees that others are there. */
final class TargetTopics {
    private static final long PATIENCE_SECONDS = 15;

    /** As long as the lanes of the backfill keep what is in them. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private final KafkaClients clients;
    private final TopicsProperties properties;

    TargetTopics(KafkaClients clients, TopicsProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    /**
     * Sees that the topic is there; one of a subscriber's is made, with as many partitions as the source has, so that each
     * partition keeps its order.
     *
     * @throws RefusedException when it is not there and not ours to make
     */
    void provide(Destination destination, String sourceTopic) {
        try (Admin admin = clients.admin()) {
            if (exists(admin, destination.topic())) {
                return;
            }
            if (!destination.isSubscribers()) {
                throw new RefusedException("#/to", "There is no topic `" + destination.topic() + "` yet.");
            }
            int partitions = ask(admin.describeTopics(List.of(sourceTopic)).allTopicNames()).values().stream()
                    .mapToInt(description -> description.partitions().size())
                    .findFirst()
                    .orElseThrow();
            create(admin, destination.topic(), partitions);
        } catch (ExecutionException failed) {
            throw new KafkaUnavailableException(
                    "the topic `" + destination.topic() + "` cannot be made: " + failed.getCause());
        }
    }

    private void create(Admin admin, String name, int partitions) throws ExecutionException {
        NewTopic topic = new NewTopic(
                        name,
                        Optional.of(partitions),
                        properties.replicationFactor() == -1
                                ? Optional.empty()
                                : Optional.of(properties.replicationFactor()))
                .configs(Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        Long.toString(RETENTION.toMillis()),
                        "compression.type",
                        "zstd",
                        // the largest record, and the headers that a replay adds
                        "max.message.bytes",
                        Integer.toString(Topics.MAX_LETTER_BYTES)));
        try {
            ask(admin.createTopics(List.of(topic)).all());
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    private static boolean exists(Admin admin, String name) throws ExecutionException {
        try {
            Map<String, TopicDescription> found =
                    ask(admin.describeTopics(List.of(name)).allTopicNames());
            return found.containsKey(name);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw failed;
        }
    }

    private static <T> T ask(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new KafkaUnavailableException("it does not answer in time");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("the replayer is stopping");
        }
    }
}
