package org.warta.producer.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.embedded.TestServers;
import org.warta.event.Article;
import org.warta.platform.service.ServiceApplication;
import org.warta.producer.ProducerApplication;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running producer without directories, asked over HTTP. */
final class HttpProducer implements AutoCloseable {
    static final String SUBMITTER = "submitter-token";
    static final String OPERATOR = "operator-token";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final String kafka;
    private final ConfigurableApplicationContext context;

    /** @param name of the installation; also of the submitter */
    HttpProducer(String name, String kafka, String... more) {
        this.name = name;
        this.kafka = kafka;
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--warta.producer.directories=",
                "--warta.producer.stream.group=" + name,
                "--warta.producer.stream.session-timeout=6s",
                "--warta.producer.http.source=" + name,
                "--warta.security.tokens[0].name=" + name,
                "--warta.security.tokens[0].sha256=" + sha256(SUBMITTER),
                "--warta.security.tokens[0].roles=submitter",
                "--warta.security.tokens[1].name=" + name + "-desk",
                "--warta.security.tokens[1].sha256=" + sha256(OPERATOR),
                "--warta.security.tokens[1].roles=operator"));
        String registry = TestServers.schemaRegistryUrl();
        if (registry != null) {
            arguments.add("--warta.schema-registry.url=" + registry);
        }
        arguments.addAll(Arrays.asList(more));
        context = ServiceApplication.of(ProducerApplication.class, "producer").run(arguments.toArray(String[]::new));
    }

    boolean isReady() {
        return context.getBean(ProducerLedger.class).isReady();
    }

    HttpResponse<String> post(String type, String body, String... headers) {
        return send("POST", "/api/v1/articles", SUBMITTER, type, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> delete(String id) {
        return send("DELETE", "/api/v1/articles/" + id, SUBMITTER, null, HttpRequest.BodyPublishers.noBody());
    }

    HttpResponse<String> send(
            String method, String path, String token, String type, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(Duration.ofMinutes(1))
                .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static List<JsonNode> lines(HttpResponse<String> response) {
        return response.body().lines().map(JsonMapper.shared()::readTree).toList();
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Every committed article of this installation, those of one partition in its order. */
    List<Article> articles() {
        return records().stream().map(Published::article).toList();
    }

    record Published(Article article, Headers headers) {}

    /** The same with the headers of their records. */
    List<Published> records() {
        EventDeserializer<Article> decoder = new EventDeserializer<>(Article.class, TestServers.schemaRegistryUrl());
        List<Published> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                java.util.Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ARTICLES.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            java.util.Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    Article article = decoder.deserialize(record.topic(), record.value());
                    if (article.getSource().getId().startsWith(name)) {
                        records.add(new Published(article, record.headers()));
                    }
                }
            }
        }
        return records;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
