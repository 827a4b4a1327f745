package org.warta.enricher.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.embedded.TestServers;
import org.warta.enricher.EnricherApplication;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.platform.service.ServiceApplication;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.EventSerializer;

/** Both ends of the enricher: writes articles and reads what is committed. All tests are one consumer group. */
final class ArticleStream implements AutoCloseable {
    static final String GROUP = "warta-enricher-test";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka(), "max.request.size", Topics.MAX_MESSAGE_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final EventSerializer<Article> serializer = new EventSerializer<>(TestServers.schemaRegistryUrl());
    private final EventDeserializer<EnrichedArticle> deserializer =
            new EventDeserializer<>(EnrichedArticle.class, TestServers.schemaRegistryUrl());

    /** What the service is started with. */
    static String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                "--spring.kafka.consumer.properties.session.timeout.ms=6000",
                "--spring.kafka.producer.properties.transaction.timeout.ms=10000",
                "--warta.enricher.group-id=" + GROUP,
                "--warta.enricher.instance=test",
                "--server.port=0",
                "--warta.topics.replication-factor=1"));
        if (TestServers.schemaRegistryUrl() != null) {
            arguments.add("--" + EventSerializer.SCHEMA_REGISTRY_URL + "=" + TestServers.schemaRegistryUrl());
        }
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    static ConfigurableApplicationContext start(String... more) {
        return ServiceApplication.of(EnricherApplication.class, "enricher").run(arguments(more));
    }

    /** Writes an article under its id; gives where it stands. */
    RecordMetadata send(Article article) {
        return send(article.getId(), serializer.serialize(Topics.ARTICLES.name(), article), null);
    }

    RecordMetadata send(String key, byte @Nullable [] value, @Nullable Integer partition) {
        return send(new ProducerRecord<>(Topics.ARTICLES.name(), partition, utf8(key), value));
    }

    RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        return await(producer.send(record));
    }

    byte @Nullable [] bytes(Article article) {
        return serializer.serialize(Topics.ARTICLES.name(), article);
    }

    /** Writes articles without waiting for each. */
    void sendAll(List<Article> articles) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Article article : articles) {
            sent.add(
                    producer.send(new ProducerRecord<>(Topics.ARTICLES.name(), utf8(article.getId()), bytes(article))));
        }
        sent.forEach(ArticleStream::await);
    }

    /** Reads what is committed in the topics until at least {@code count} wanted records are there; all that are. */
    List<ConsumerRecord<byte[], byte[]>> read(
            List<String> topics, Predicate<ConsumerRecord<byte[], byte[]>> wanted, int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestServers.kafka(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = partitions(topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            Instant deadline = Instant.now().plus(PATIENCE);
            while (found.size() < count || !atEnd(consumer)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError(found.size() + " of " + count + " records came to " + topics);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    private static boolean atEnd(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Whether a transaction is open on the enriched articles: records stand there that are not committed. */
    boolean hasOpenTransaction() {
        return ends(Topics.ENRICHED.name(), IsolationLevel.READ_UNCOMMITTED)
                > ends(Topics.ENRICHED.name(), IsolationLevel.READ_COMMITTED);
    }

    private long ends(String topic, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> latest = partitions(List.of(topic)).stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return await(admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                        .all())
                .values()
                .stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private static Set<TopicPartition> partitions(List<String> topics) {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, Topics.DEFAULT_PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(Collectors.toSet());
    }

    EnrichedArticle event(ConsumerRecord<byte[], byte[]> record) {
        EnrichedArticle event = deserializer.deserialize(record.topic(), record.value());
        if (event == null) {
            throw new AssertionError("a tombstone at " + record.topic() + "@" + record.offset());
        }
        return event;
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
