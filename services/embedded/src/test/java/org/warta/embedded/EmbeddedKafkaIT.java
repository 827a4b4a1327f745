package org.warta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("embedded")
final class EmbeddedKafkaIT {
    @TempDir
    Path directory;

    @Test
    void keepsRecordsOffsetsAndClusterIdAcrossRestarts() throws Exception {
        String clusterId;
        int port = LoopbackPort.free();
        try (EmbeddedKafka kafka = new EmbeddedKafka(directory, port)) {
            clusterId = kafka.clusterId();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("words", 1, (short) 1)))
                        .all()
                        .get();
            }
            produceInTransaction(kafka, "satu", "dua");
            assertThat(readAndCommit(kafka, 1)).containsExactly("satu");
        }

        try (EmbeddedKafka kafka = new EmbeddedKafka(directory, port)) {
            assertThat(kafka.clusterId()).isEqualTo(clusterId);
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(readAndCommit(kafka, 1)).containsExactly("dua");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = stranger.getLocalPort();

            assertThatThrownBy(() -> new EmbeddedKafka(directory, port))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("Port " + port + ", wanted for Kafka, is taken by another process:"
                            + " stop that process or choose another port.");
        }
        new EmbeddedKafka(directory, 0).close(); // the failed start has not kept the directory
    }

    @Test
    void saysThatTheDirectoryIsInUse() {
        try (EmbeddedKafka kafka = new EmbeddedKafka(directory, 0)) {
            assertThatThrownBy(() -> new EmbeddedKafka(directory, 0))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("Directory " + directory + " is in use by process "
                            + ProcessHandle.current().pid() + ": stop that process or choose another directory.");
            assertThat(kafka.failure().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void saysThatTheDirectoryCannotBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new EmbeddedKafka(file.resolve("kafka"), 0))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageStartingWith("Directory " + file + "/kafka cannot be written (")
                .hasMessageEndingWith("): make it writable or choose another directory.");
    }

    @Test
    void survivesAFatalFaultAndTellsOfIt() {
        try (EmbeddedKafka kafka = new EmbeddedKafka(directory, 0)) {
            assertThatThrownBy(() -> Exit.halt(1, "all log directories have failed"))
                    .isInstanceOf(EmbeddedServerException.class);

            assertThat(kafka.failure().toCompletableFuture().getNow(null))
                    .hasMessage("Kafka has stopped with status 1: all log directories have failed.");
        }
    }

    private static void produceInTransaction(EmbeddedKafka kafka, String... words) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "writer"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String word : words) {
                var unused = producer.send(new ProducerRecord<>("words", word)); // the commit reports failures
            }
            producer.commitTransaction();
        }
    }

    private static List<String> readAndCommit(EmbeddedKafka kafka, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                "readers",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                count);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("words"));
            while (true) { // JUnit's timeout is the bound
                var records = consumer.poll(Duration.ofSeconds(1));
                if (!records.isEmpty()) {
                    consumer.commitSync();
                    return records.records(records.partitions().iterator().next()).stream()
                            .map(ConsumerRecord::value)
                            .toList();
                }
            }
        }
    }
}
