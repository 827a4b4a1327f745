package org.warta.reader.live.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;
import org.warta.platform.kafka.KafkaClients;
import org.warta.reader.live.Signal;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.RegistryUnavailableException;

/** The topic {@code news.enriched}, read without a group: nothing is committed, and no right to any group is needed. */
final class EnrichedTopic {
    private static final Logger log = LoggerFactory.getLogger(EnrichedTopic.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** Without Kafka each attempt is a line of the log. */
    private static final int LONGEST_RECONNECT_MILLIS = 10_000;

    private final KafkaClients clients;
    private final EventDeserializer<EnrichedArticle> deserializer;

    EnrichedTopic(KafkaClients clients) {
        this.clients = clients;
        this.deserializer = clients.deserializer(EnrichedArticle.class);
    }

    /**
     * The topic as it is now.
     *
     * @param id changes when the topic is deleted and made again
     */
    record Description(String id, int partitions) {}

    /** @throws KafkaException when Kafka does not answer, or has no such topic */
    Description describe() throws InterruptedException {
        Admin admin = clients.admin();
        try {
            TopicDescription topic = admin.describeTopics(List.of(Topics.ENRICHED.name()))
                    .allTopicNames()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .get(Topics.ENRICHED.name());
            if (topic == null) {
                throw new KafkaException("Kafka describes no topic " + Topics.ENRICHED.name());
            }
            return new Description(
                    topic.topicId().toString(), topic.partitions().size());
        } catch (ExecutionException failed) {
            throw new KafkaException(failed.getCause());
        } catch (TimeoutException silent) {
            throw new KafkaException("Kafka does not answer", silent);
        } finally {
            admin.close(Duration.ZERO); // otherwise it waits a minute for the answer that nobody waits for any more
        }
    }

    /** A consumer of all committed records that stands nowhere yet. */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(clients.readerProperties());
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT_MILLIS);
        return new KafkaConsumer<>(properties);
    }

    static List<TopicPartition> partitions(int count) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < count; partition++) {
            partitions.add(new TopicPartition(Topics.ENRICHED.name(), partition));
        }
        return partitions;
    }

    /**
     * What a record says; empty for one that cannot be read, which the consumer keeps from the store as well.
     *
     * @throws RegistryUnavailableException when the schema registry does not answer
     */
    Optional<Signal> signal(ConsumerRecord<byte[], byte[]> record) {
        try {
            EnrichedArticle enriched = deserializer.deserialize(record.topic(), record.value());
            if (enriched == null) {
                return Optional.empty();
            }
            return Optional.of(new Signal(
                    record.partition(),
                    record.offset(),
                    UUID.fromString(enriched.getArticle().getId()),
                    enriched.getArticle().getVersion(),
                    enriched.getArticle().getPubStatus() == PubStatus.CANCELED,
                    enriched.getEnrichment().getEnrichedAt()));
        } catch (RegistryUnavailableException wait) {
            throw wait;
        } catch (RuntimeException unreadable) {
            log.debug("{}-{}@{} is passed over", record.topic(), record.partition(), record.offset(), unreadable);
            return Optional.empty();
        }
    }
}
