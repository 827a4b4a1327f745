package org.warta.replayer.stream;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.embedded.TestServers;
import org.warta.platform.service.ServiceApplication;
import org.warta.replayer.ReplayerApplication;
import org.warta.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation of replayers on the shared broker, with its own group, and a topic of its own that may be replayed. */
public final class Installation implements AutoCloseable {
    public static final int PARTITIONS = 3;

    public static final String TOKEN = "operator-token";
    static final String OPERATOR = "desk";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    public final String name = UUID.randomUUID().toString().substring(0, 8);
    public final String source = "news.topic.test-" + name;
    public final String target = "news.replay.test-" + name;
    /** One request at a time: in a topic just made, a later one can be taken before the first, which then never is. */
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of(
                    "bootstrap.servers",
                    TestServers.kafka(),
                    "compression.type",
                    "zstd",
                    "linger.ms",
                    5,
                    "max.in.flight.requests.per.connection",
                    1),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    private final List<ConfigurableApplicationContext> running = new ArrayList<>();

    public Installation() {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(source, Optional.of(PARTITIONS), Optional.empty())
                            .configs(Map.of("max.message.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES)))))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A replayer in this JVM, ready to answer. */
    public ConfigurableApplicationContext start(String... more) {
        ConfigurableApplicationContext replayer =
                ServiceApplication.of(ReplayerApplication.class, "replayer").run(arguments(more));
        running.add(replayer);
        await().atMost(Duration.ofSeconds(30)).until(replayer.getBean(ReplayLog.class)::isRead);
        return replayer;
    }

    /** A replayer in a JVM of its own, which can be killed. */
    Process startProcess(Path log, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1", // starts faster
                "-cp",
                System.getProperty("java.class.path"),
                ReplayerApplication.class.getName()));
        command.addAll(List.of(arguments(more)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                "--warta.replayer.group=replayer-" + name,
                "--warta.replayer.session-timeout=6s",
                "--warta.replayer.enricher-group=enricher-" + name,
                "--warta.replayer.consumer-group=consumer-" + name,
                "--warta.security.tokens[0].name=" + OPERATOR,
                "--warta.security.tokens[0].sha256=" + sha256(),
                "--warta.security.tokens[0].roles=operator"));
        String registry = TestServers.schemaRegistryUrl();
        if (registry != null) {
            arguments.add("--warta.schema-registry.url=" + registry);
        }
        arguments.addAll(Arrays.asList(more));
        return arguments.toArray(String[]::new);
    }

    /** Writes records of different sizes; key and value tell their number. */
    public void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            send(source, "key-" + i, ("value-" + i + " " + "x".repeat(i % 500)).getBytes(StandardCharsets.UTF_8));
        }
        producer.flush();
    }

    void send(String topic, String key, byte[] value, Header... headers) {
        var unusedAsFlushTells = producer.send(
                new ProducerRecord<>(topic, null, key.getBytes(StandardCharsets.UTF_8), value, List.of(headers)));
    }

    void flush() {
        producer.flush();
    }

    static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A replay of all of the source to the target. */
    public String request(String more) {
        return """
                {"from": {"topic": "%s"}, "to": "topic:%s", "why": "a test"%s}""".formatted(source, target, more);
    }

    /** Asks the first instance; the answer's body must be JSON. */
    JsonNode ask(ConfigurableApplicationContext replayer, String method, String path, String body, int status) {
        HttpResponse<String> answer = send(replayer, method, path, body, TOKEN);
        if (answer.statusCode() != status) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    static HttpResponse<String> send(
            ConfigurableApplicationContext replayer, String method, String path, String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + replayer.getEnvironment().getRequiredProperty("local.server.port") + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Starts a replay; returns its id. */
    String begin(ConfigurableApplicationContext replayer, String request) {
        return ask(replayer, "POST", "/api/v1/replays", request, 201).get("id").asString();
    }

    String status(ConfigurableApplicationContext replayer, String id) {
        return replay(replayer, id).get("status").asString();
    }

    JsonNode replay(ConfigurableApplicationContext replayer, String id) {
        return ask(replayer, "GET", "/api/v1/replays/" + id, null, 200);
    }

    static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestServers.kafka()));
    }

    /** Every committed record of the topic; none where it is not there. */
    public static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return read(topic, "read_committed");
    }

    static List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestServers.kafka(),
                        "isolation.level",
                        isolation,
                        "allow.auto.create.topics",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** Where the topic ends, for all of its partitions together: records and ends of transactions. */
    static int end(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestServers.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToInt(Math::toIntExact)
                    .sum();
        }
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        running.forEach(ConfigurableApplicationContext::close);
        producer.close();
    }
}
