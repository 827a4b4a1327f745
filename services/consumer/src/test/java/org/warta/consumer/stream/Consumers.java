package org.warta.consumer.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.consumer.ConsumerApplication;
import org.warta.consumer.TestDatabase;
import org.warta.embedded.TestServers;
import org.warta.event.EnrichedArticle;
import org.warta.platform.kafka.ReplayHeaders;
import org.warta.platform.service.ServiceApplication;
import org.warta.platform.telemetry.LatencyReport;
import org.warta.platform.telemetry.Stage;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventSerializer;

/**
 * The consumer's own Kafka group for one test: it starts where the topic ended when the test began, since tests share the
 * topic.
 */
final class Consumers implements AutoCloseable {
    private static final String BOOTSTRAP = TestServers.kafka();
    private static final List<TopicDefinition> LANES = List.of(Topics.ENRICHED, Topics.ENRICHED_BACKFILL);

    final String group = "test-" + UUID.randomUUID();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", BOOTSTRAP));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", BOOTSTRAP, "max.request.size", Topics.MAX_MESSAGE_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final EventSerializer<EnrichedArticle> serializer = new EventSerializer<>(TestServers.schemaRegistryUrl());
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final Map<TopicPartition, Long> lettersBefore = new HashMap<>();

    Consumers() {
        for (TopicDefinition topic : LANES) {
            create(topic);
            create(topic.deadLetters());
            await(admin.alterConsumerGroupOffsets(
                            group(topic),
                            ends(topic).entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue()))))
                    .all());
            lettersBefore.putAll(ends(topic.deadLetters()));
        }
    }

    private String group(TopicDefinition topic) {
        return topic.equals(Topics.ENRICHED_BACKFILL) ? group + "-backfill" : group;
    }

    /** What the service is started with. */
    String[] arguments(TestDatabase database, String jdbcUrl) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + BOOTSTRAP,
                "--warta.consumer.group-id=" + group,
                "--server.port=0",
                "--warta.topics.replication-factor=1"));
        arguments.addAll(database.arguments(jdbcUrl));
        if (TestServers.schemaRegistryUrl() != null) {
            arguments.add("--" + EventSerializer.SCHEMA_REGISTRY_URL + "=" + TestServers.schemaRegistryUrl());
        }
        return arguments.toArray(String[]::new);
    }

    ConfigurableApplicationContext start(TestDatabase database) {
        return start(database, database.server().jdbcUrl());
    }

    ConfigurableApplicationContext start(TestDatabase database, String jdbcUrl) {
        return ServiceApplication.of(ConsumerApplication.class, "consumer").run(arguments(database, jdbcUrl));
    }

    void send(EnrichedArticle... articles) {
        for (EnrichedArticle article : articles) {
            send(article.getArticle().getId(), serializer.serialize(Topics.ENRICHED.name(), article));
        }
    }

    void send(String key, byte @Nullable [] value) {
        sent.add(producer.send(
                new ProducerRecord<>(Topics.ENRICHED.name(), key.getBytes(StandardCharsets.UTF_8), value)));
    }

    /** Sends an article by the backfill lane, as a replay does. */
    void backfill(EnrichedArticle article, boolean held) {
        String topic = Topics.ENRICHED_BACKFILL.name();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                article.getArticle().getId().getBytes(StandardCharsets.UTF_8),
                serializer.serialize(topic, article));
        record.headers().add(ReplayHeaders.ID, "replay-1".getBytes(StandardCharsets.UTF_8));
        record.headers().add(ReplayHeaders.HOLD, Boolean.toString(held).getBytes(StandardCharsets.UTF_8));
        sent.add(producer.send(record));
    }

    /** Waits until Kafka has everything that was sent. */
    void flush() {
        sent.forEach(Consumers::await);
        sent.clear();
    }

    /** Records of both lanes that their groups have not committed. */
    long lag() {
        return LANES.stream().mapToLong(this::lag).sum();
    }

    /** The stages that the commits of the live lane tell of. */
    Set<Stage> stages() {
        return committed(Topics.ENRICHED).values().stream()
                .map(commit -> LatencyReport.of(commit.metadata()).orElse(LatencyReport.NONE))
                .flatMap(report -> report.stages().keySet().stream())
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(TopicDefinition topic) {
        return await(admin.listConsumerGroupOffsets(group(topic)).partitionsToOffsetAndMetadata());
    }

    private long lag(TopicDefinition topic) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(topic);
        return ends(topic).entrySet().stream()
                .mapToLong(end -> end.getValue() - committed.get(end.getKey()).offset())
                .sum();
    }

    /** Dead letters since the test began, in no order. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        LANES.forEach(topic -> ends.putAll(ends(topic.deadLetters())));
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", BOOTSTRAP, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            lettersBefore.forEach(consumer::seek);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
        }
        return letters;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    private void create(TopicDefinition topic) {
        try {
            admin.createTopics(List.of(new NewTopic(topic.name(), Topics.DEFAULT_PARTITIONS, (short) 1)
                            .configs(topic.configuration())))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Map<TopicPartition, Long> ends(TopicDefinition topic) {
        TopicDescription description = await(
                        admin.describeTopics(List.of(topic.name())).allTopicNames())
                .get(topic.name());
        return await(admin.listOffsets(description.partitions().stream()
                                .collect(Collectors.toMap(
                                        partition -> new TopicPartition(topic.name(), partition.partition()),
                                        partition -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
