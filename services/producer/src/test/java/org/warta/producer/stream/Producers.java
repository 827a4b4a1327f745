package org.warta.producer.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.embedded.TestServers;
import org.warta.event.Article;
import org.warta.event.SourceRecord;
import org.warta.event.SourceState;
import org.warta.platform.service.ServiceApplication;
import org.warta.producer.ProducerApplication;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;

/** An installation of producers of its own on the shared broker: its own group and its own source ids. */
final class Producers {
    final String name = "p" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> directories = new ArrayList<>();

    /** The source id of a directory that the installation watches. */
    String watch(Path directory) {
        String id = name + "-" + directories.size();
        directories.add(id + "=" + directory);
        return id;
    }

    ConfigurableApplicationContext start(String... more) {
        return ServiceApplication.of(ProducerApplication.class, "producer").run(arguments(more));
    }

    static ProducerLedger ledger(ConfigurableApplicationContext producer) {
        return producer.getBean(ProducerLedger.class);
    }

    /** The producer in a JVM of its own, which can be killed. */
    Process startProcess(Path log, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // starts faster
                "-cp",
                System.getProperty("java.class.path"),
                ProducerApplication.class.getName()));
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
                "--warta.producer.directories=" + String.join(",", directories),
                "--warta.producer.scan-interval=100ms",
                "--warta.producer.settle=0ms",
                "--warta.producer.stream.group=" + name,
                "--warta.producer.stream.session-timeout=6s"));
        String registry = TestServers.schemaRegistryUrl();
        if (registry != null) {
            arguments.add("--warta.schema-registry.url=" + registry);
        }
        arguments.addAll(Arrays.asList(more));
        return arguments.toArray(String[]::new);
    }

    /** Every committed article of this installation, in the order of its partition. */
    List<Article> articles() {
        return articles(Topics.ARTICLES);
    }

    /** The same of another topic of articles. */
    List<Article> articles(TopicDefinition topic) {
        EventDeserializer<Article> articles = new EventDeserializer<>(Article.class, TestServers.schemaRegistryUrl());
        return read(topic).stream()
                .map(record -> articles.deserialize(topic.name(), record.getValue()))
                .filter(article -> article.getSource().getId().startsWith(name))
                .toList();
    }

    /** What is remembered of an item; null for nothing. */
    SourceState state(String key) {
        SourceRecord last = record(key);
        return last == null ? null : last.getItem();
    }

    /** The last record of this key; null for none. */
    SourceRecord record(String key) {
        EventDeserializer<SourceRecord> states =
                new EventDeserializer<>(SourceRecord.class, TestServers.schemaRegistryUrl());
        SourceRecord last = null;
        for (Map.Entry<String, byte[]> record : read(Topics.SOURCES)) {
            if (record.getKey().equals(key)) {
                last = states.deserialize(Topics.SOURCES.name(), record.getValue());
            }
        }
        return last;
    }

    private static List<Map.Entry<String, byte[]>> read(TopicDefinition topic) {
        List<Map.Entry<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestServers.kafka(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map((PartitionInfo info) -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    records.add(new AbstractMap.SimpleEntry<>(record.key(), record.value()));
                }
            }
        }
        return records;
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What was logged, also by tests before; see logback-test.xml. */
    static String log() throws IOException {
        return Files.readString(Path.of("target", "test.log"));
    }

    static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestServers.kafka()));
    }

    static List<String> headlines(List<Article> articles) {
        return articles.stream().map(Article::getHeadline).sorted().collect(Collectors.toList());
    }
}
