package org.warta.replayer.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.embedded.TestServers;
import org.warta.replayer.stream.Installation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays beside the plain loop that one would write by hand: consume, produce, commit the offsets, in transactions of as many
 * records, on the same broker, one after the other and in turns. Prints records a second of both and their ratio. Then replays
 * ten thousand and all records and prints how much memory each needed. Arguments: records (300000), rounds (3).
 */
public final class ReplayBenchmark {
    private static final int TRANSACTION_RECORDS = 2_000;
    private static final int VALUE_BYTES = 2_000;
    private static final double NANOS = 1e9;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ReplayBenchmark() {}

    public static void main(String[] args) throws Exception {
        int records = args.length > 0 ? Integer.parseInt(args[0]) : 300_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        try (Installation installation = new Installation()) {
            fill(installation.source, records);
            ConfigurableApplicationContext replayer = installation.start();
            replay(replayer, installation, "warm", 10_000);
            plainLoop(installation, "warm", 10_000);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                double plain = plainLoop(installation, "plain" + round, records);
                double replayed = replay(replayer, installation, "round" + round, records);
                ratios.add(replayed / plain);
                System.out.printf(
                        "plain %,.0f records/s, replay %,.0f records/s, ratio %.2f%n",
                        plain, replayed, replayed / plain);
            }
            System.out.printf(
                    "median ratio %.2f (bar 0.80)%n",
                    ratios.stream().sorted().toList().get(rounds / 2));
            for (int some : new int[] {10_000, records}) {
                long used = peak(() -> replay(replayer, installation, "memory" + some, some));
                System.out.printf("%,d records: %,d MB of heap in use at the most%n", some, used >> 20);
            }
        }
        System.exit(0);
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    /** Bytes of heap that outlive a collection, at the most, looked at while the task runs. */
    private static long peak(Task task) throws IOException, InterruptedException {
        long[] most = {0};
        Thread watch = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                System.gc();
                most[0] = Math.max(
                        most[0],
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        });
        watch.start();
        task.run();
        watch.interrupt();
        watch.join();
        return most[0];
    }

    /** Values of words, which compress about as news do. */
    private static void fill(String topic, int records) {
        Random random = new Random(1);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producer(Map.of()))) {
            for (int i = 0; i < records; i++) {
                StringBuilder text = new StringBuilder(VALUE_BYTES);
                while (text.length() < VALUE_BYTES) {
                    text.append("kata").append(random.nextInt(5_000)).append(' ');
                }
                var unusedAsFlushTells = producer.send(new ProducerRecord<>(
                        topic,
                        ("key-" + i).getBytes(StandardCharsets.UTF_8),
                        text.toString().getBytes(StandardCharsets.UTF_8)));
            }
            producer.flush();
        }
    }

    private static Map<String, Object> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                TestServers.kafka(),
                "acks",
                "all",
                "compression.type",
                "zstd",
                "linger.ms",
                5,
                "batch.size",
                256 * 1024,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
        settings.putAll(more);
        return settings;
    }

    /** Records a second of the loop that one would write by hand. */
    private static double plainLoop(Installation installation, String name, int records)
            throws ExecutionException, InterruptedException {
        String group = "plain-" + installation.name + "-" + name;
        String target = installation.target + "-plain-" + name;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            admin.createTopics(List.of(new NewTopic(target, Optional.of(Installation.PARTITIONS), Optional.empty())
                            .configs(Map.of("compression.type", "zstd"))))
                    .all()
                    .get();
        }
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                TestServers.kafka(),
                                "group.id",
                                group,
                                "isolation.level",
                                "read_committed",
                                "enable.auto.commit",
                                false,
                                "max.poll.records",
                                TRANSACTION_RECORDS,
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(producer(Map.of("transactional.id", group)))) {
            producer.initTransactions();
            List<TopicPartition> partitions = consumer.partitionsFor(installation.source).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long began = System.nanoTime();
            long done = 0;
            long most = Math.min(
                    records, ends.values().stream().mapToLong(Long::longValue).sum());
            while (done < most) {
                producer.beginTransaction();
                int inTransaction = 0;
                while (inTransaction < TRANSACTION_RECORDS && done < most) {
                    ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(100));
                    for (ConsumerRecord<byte[], byte[]> record : polled) {
                        var unusedAsCommitTells = producer.send(new ProducerRecord<>(
                                target, record.partition(), null, record.key(), record.value(), record.headers()));
                    }
                    inTransaction += polled.count();
                    done += polled.count();
                }
                Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
                partitions.forEach(
                        partition -> offsets.put(partition, new OffsetAndMetadata(consumer.position(partition))));
                producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
                producer.commitTransaction();
            }
            return done / ((System.nanoTime() - began) / NANOS);
        }
    }

    /** Records a second of a replay, from its first session to its end, as its events tell. */
    private static double replay(
            ConfigurableApplicationContext replayer, Installation installation, String name, int records)
            throws IOException, InterruptedException {
        int each = records / Installation.PARTITIONS;
        StringBuilder offsets = new StringBuilder();
        for (int partition = 0; partition < Installation.PARTITIONS; partition++) {
            offsets.append(partition == 0 ? "" : ", ")
                    .append("\"%d\": {\"first\": 0, \"end\": %d}".formatted(partition, each * 95 / 100));
        }
        String request = """
                {"from": {"topic": "%s", "range": {"offsets": {%s}}}, "to": "topic:%s-%s", "why": "benchmark"}""".formatted(installation.source, offsets, installation.target, name);
        String id = ask(replayer, "POST", "/api/v1/replays", request).get("id").asString();
        String path = "/api/v1/replays/" + id;
        JsonNode replay = await().atMost(Duration.ofHours(1))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> ask(replayer, "GET", path, null),
                        now -> now.get("status").asString().equals("COMPLETED"));
        JsonNode events = ask(replayer, "GET", path + "/events", null).get("events");
        Duration took = Duration.between(
                Instant.parse(events.get(1).get("at").asString()),
                Instant.parse(events.get(events.size() - 1).get("at").asString()));
        return replay.at("/progress/sent").asLong() / (took.toMillis() / 1e3);
    }

    private static JsonNode ask(ConfigurableApplicationContext replayer, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + replayer.getEnvironment().getRequiredProperty("local.server.port") + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Installation.TOKEN)
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
