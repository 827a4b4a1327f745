package org.warta.replayer.deadletter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.support.KafkaHeaders;
import org.warta.embedded.TestServers;
import org.warta.enricher.EnricherApplication;
import org.warta.event.Article;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.service.ServiceApplication;
import org.warta.replayer.TestReplayer;
import org.warta.schemas.wire.EventSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator at a replayer, and what can be seen in Kafka. */
final class DeadLetterDesk {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "/api/v1/dead-letters";

    private final TestReplayer replayer;
    private final EventSerializer<Article> serializer = new EventSerializer<>(TestServers.schemaRegistryUrl());

    DeadLetterDesk(TestReplayer replayer) {
        this.replayer = replayer;
    }

    /** A real enricher of this group, which has nothing to do with what other tests have written. */
    static ConfigurableApplicationContext enricher(String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
            admin.describeTopics(List.of("news.articles"))
                    .allTopicNames()
                    .get()
                    .get("news.articles")
                    .partitions()
                    .forEach(info ->
                            partitions.put(new TopicPartition("news.articles", info.partition()), OffsetSpec.latest()));
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
            admin.listOffsets(partitions)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
            admin.alterConsumerGroupOffsets(group, ends).all().get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                "--warta.enricher.group-id=" + group,
                "--warta.enricher.instance=test",
                "--server.port=0"));
        if (TestServers.schemaRegistryUrl() != null) {
            arguments.add("--" + EventSerializer.SCHEMA_REGISTRY_URL + "=" + TestServers.schemaRegistryUrl());
        }
        return ServiceApplication.of(EnricherApplication.class, "enricher").run(arguments.toArray(String[]::new));
    }

    byte[] bytes(Article article) {
        return serializer.serialize("news.articles", article);
    }

    /** Writes a letter as a service of this name would have. */
    RecordMetadata letter(String service, RecordMetadata original, String key, byte[] value) {
        return replayer.publish(
                original.topic() + "-dlt",
                key,
                value,
                header(KafkaHeaders.DLT_ORIGINAL_TOPIC, original.topic()),
                new RecordHeader(
                        KafkaHeaders.DLT_ORIGINAL_PARTITION,
                        ByteBuffer.allocate(4).putInt(original.partition()).array()),
                new RecordHeader(
                        KafkaHeaders.DLT_ORIGINAL_OFFSET,
                        ByteBuffer.allocate(8).putLong(original.offset()).array()),
                header(KafkaHeaders.DLT_EXCEPTION_FQCN, "org.example.Failure"),
                header(DeadLetterPolicy.SERVICE, service));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    static String address(RecordMetadata letter) {
        return "/" + letter.topic() + "/" + letter.partition() + "/" + letter.offset();
    }

    static String path(JsonNode letter) {
        return "/" + letter.path("topic").stringValue() + "/"
                + letter.path("partition").intValue() + "/"
                + letter.path("offset").longValue();
    }

    JsonNode get(String path) {
        HttpResponse<String> response = replayer.get(API + path, "application/json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    HttpResponse<String> post(String path, String body) {
        return replayer.post(API + path, "application/json", body);
    }

    JsonNode done(String path, String body) {
        HttpResponse<String> response = post(path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 202);
        return JSON.readTree(response.body());
    }

    /** The letters of this key, once there are so many. */
    List<JsonNode> letters(String key, int count) {
        List<JsonNode> found = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            found.clear();
            get("/letters?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8))
                    .path("letters")
                    .forEach(found::add);
            return found.size() >= count;
        });
        return found;
    }

    JsonNode ended(String redrive) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get("/redrives/" + redrive),
                        task -> !List.of("RUNNING", "CANCELING")
                                .contains(task.path("status").stringValue()));
    }

    /** Every committed record of a topic. */
    static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers",
                TestServers.kafka(),
                "isolation.level",
                "read_committed",
                "key.deserializer",
                "org.apache.kafka.common.serialization.ByteArrayDeserializer",
                "value.deserializer",
                "org.apache.kafka.common.serialization.ByteArrayDeserializer"))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** Values of this header of the records that have it. */
    static List<String> headers(String topic, String name) {
        return records(topic).stream()
                .map(record -> record.headers().lastHeader(name))
                .filter(header -> header != null)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
