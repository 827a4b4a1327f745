package org.warta.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.embedded.TestServers;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.service.ServiceApplication;

/** The figures of a service as Prometheus gets them, and who gets them. */
class TelemetryIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = "token";
    private static final String SHA256_OF_TOKEN = "3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0";
    private static ConfigurableApplicationContext service;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {}

    @BeforeAll
    static void startService() {
        service = ServiceApplication.of(Service.class, "telemetry")
                .run(
                        "--spring.config.import=classpath:warta-platform.yml",
                        "--spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                        "--server.port=0",
                        "--server.forward-headers-strategy=native",
                        "--warta.topics.provision=false",
                        "--warta.security.tokens[0].name=prometheus",
                        "--warta.security.tokens[0].sha256=" + SHA256_OF_TOKEN,
                        "--warta.security.tokens[0].roles=operator");
    }

    @AfterAll
    static void stopService() {
        service.close();
    }

    @Test
    void everyFigureNamesItsService() {
        String figures = send("/actuator/prometheus", null, null).body();

        assertThat(figures.lines().filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> line.contains("application=\"warta-telemetry\""));
    }

    @Test
    void clientsOfKafkaShowTheirFiguresWhileTheyLive() {
        KafkaClients clients = service.getBean(KafkaClients.class);
        String topic = "telemetry-" + UUID.randomUUID();
        try (Admin admin = clients.admin()) {
            assertThat(admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                            .all())
                    .succeedsWithin(Duration.ofSeconds(30));
        }
        Map<String, Object> group = clients.consumerProperties(topic);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(clients.producerProperties());
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(group)) {
            assertThat(producer.send(new ProducerRecord<>(topic, new byte[0]))).succeedsWithin(Duration.ofSeconds(30));
            consumer.subscribe(List.of(topic));
            await().until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());
            consumer.poll(Duration.ofMillis(100));

            assertThat(send("/actuator/prometheus", null, null).body())
                    .contains("kafka_producer_record_send_total{")
                    .containsPattern("kafka_consumer_fetch_manager_records_lag\\{.*topic=\"" + topic + "\"} 0.0");
        }

        assertThat(send("/actuator/prometheus", null, null).body())
                .doesNotContain("kafka_producer_", "kafka_consumer_");
    }

    @Test
    void figuresAreForThisMachineAndForOperators() {
        for (String path : new String[] {"/actuator/prometheus", "/actuator/metrics", "/actuator/metrics/jvm.info"}) {
            assertThat(send(path, null, null).statusCode()).isEqualTo(200);
            assertThat(send(path, "203.0.113.7", null).statusCode()).isEqualTo(401);
            assertThat(send(path, "203.0.113.7", TOKEN).statusCode()).isEqualTo(200);
        }
        assertThat(send("/actuator/health/liveness", "203.0.113.7", null).statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> send(String path, @Nullable String client, @Nullable String token) {
        String port = service.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (client != null) {
            request.header("X-Forwarded-For", client);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
