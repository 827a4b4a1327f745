package org.warta.replayer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.warta.consumer.store.ArticleStore;
import org.warta.embedded.TestServers;
import org.warta.event.EnrichedArticle;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.service.ServiceApplication;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventSerializer;

/** A running replayer, with a read store that the consumer's own migrations made and its own store fills. */
public final class TestReplayer implements AutoCloseable {
    public static final String TOKEN = "operator-token";
    public static final String OPERATOR = "desk";

    private static final String PASSWORD = "test"; // of the roles, which belong to the whole server
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Group id of the consumer, which these tests play themselves. */
    private final String consumerGroup = "consumer-" + UUID.randomUUID();

    /** That of the enricher, likewise. */
    private final String enricherGroup = "enricher-" + UUID.randomUUID();

    private final TestServers.Database database = TestServers.database();
    private final EventSerializer<SpecificRecord> serializer = new EventSerializer<>(TestServers.schemaRegistryUrl());
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka(), "max.request.size", Topics.MAX_MESSAGE_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final ArticleStore store;
    private final ConfigurableApplicationContext service;

    public TestReplayer(String... more) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/migration", "classpath:db/roles")
                .placeholders(
                        Map.of("writer_password", PASSWORD, "reader_password", PASSWORD, "auditor_password", PASSWORD))
                .load()
                .migrate();
        this.store = new ArticleStore(as("warta_writer", PASSWORD));
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.password=" + PASSWORD,
                "--warta.replayer.group=replayer-" + UUID.randomUUID(),
                "--warta.replayer.consumer-group=" + consumerGroup,
                "--warta.replayer.enricher-group=" + enricherGroup,
                "--warta.security.tokens[0].name=" + OPERATOR,
                "--warta.security.tokens[0].sha256=" + sha256(TOKEN),
                "--warta.security.tokens[0].roles=operator"));
        String registry = TestServers.schemaRegistryUrl();
        if (registry != null) {
            arguments.add("--warta.schema-registry.url=" + registry);
        }
        arguments.addAll(List.of(more));
        this.service =
                ServiceApplication.of(ReplayerApplication.class, "replayer").run(arguments.toArray(String[]::new));
    }

    public String enricherGroup() {
        return enricherGroup;
    }

    public String address() {
        return "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port");
    }

    public KafkaClients clients() {
        return service.getBean(KafkaClients.class);
    }

    /** Writes the event; returns where it is once it is there. */
    public RecordMetadata publish(String topic, String key, SpecificRecord event, Header... headers) {
        return publish(topic, key, serializer.serialize(topic, event), headers);
    }

    public RecordMetadata publish(String topic, String key, byte[] value, Header... headers) {
        return done(producer.send(
                new ProducerRecord<>(topic, null, key.getBytes(StandardCharsets.UTF_8), value, List.of(headers))));
    }

    /** Writes the event without waiting; whatever is written afterwards comes after it. */
    public Future<RecordMetadata> publishSoon(String topic, String key, SpecificRecord event) {
        return producer.send(
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), serializer.serialize(topic, event)));
    }

    /** Waits for all that was written. */
    public void flush() {
        producer.flush();
    }

    public static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    public void store(List<EnrichedArticle> articles) {
        store.store(articles);
    }

    /** Pretends that the consumer has read the live topic up to and including this record. */
    public void consumed(RecordMetadata record) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            done(admin.alterConsumerGroupOffsets(
                            consumerGroup,
                            Map.of(
                                    new TopicPartition(record.topic(), record.partition()),
                                    new OffsetAndMetadata(record.offset() + 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture());
        }
    }

    /** Pretends that the consumer has read all of the live topic. */
    public void consumedAll() {
        readAll(Topics.ENRICHED.name(), consumerGroup);
    }

    /** Pretends that enricher and consumer have read all of the backfill lanes. */
    public void readLanes() {
        readAll(Topics.ARTICLES_BACKFILL.name(), enricherGroup + "-backfill");
        readAll(Topics.ENRICHED_BACKFILL.name(), consumerGroup + "-backfill");
    }

    private void readAll(String topic, String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            producer.partitionsFor(topic)
                    .forEach(info -> ends.put(new TopicPartition(info.topic(), info.partition()), OffsetSpec.latest()));
            Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
            done(admin.listOffsets(ends).all().toCompletionStage().toCompletableFuture())
                    .forEach((partition, end) -> read.put(partition, new OffsetAndMetadata(end.offset())));
            done(admin.alterConsumerGroupOffsets(group, read)
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture());
        }
    }

    /** What a consumer that fills this read store is started with. */
    public String[] consumerArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.password=" + PASSWORD,
                "--spring.flyway.user=" + database.ownerUser(),
                "--spring.flyway.password=" + database.ownerPassword(),
                "--warta.consumer.reader-password=" + PASSWORD,
                "--warta.consumer.auditor-password=" + PASSWORD,
                "--warta.consumer.group-id=" + consumerGroup));
        String registry = TestServers.schemaRegistryUrl();
        if (registry != null) {
            arguments.add("--warta.schema-registry.url=" + registry);
        }
        return arguments.toArray(String[]::new);
    }

    /** Asks the database as its owner. */
    public JdbcClient owner() {
        return JdbcClient.create(as(database.ownerUser(), database.ownerPassword()));
    }

    public HttpResponse<String> get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String accept, String body) {
        return send(posting(path, accept, body), HttpResponse.BodyHandlers.ofString());
    }

    /** The answer as it comes. */
    public HttpResponse<InputStream> stream(String path, String accept, String body) {
        return send(posting(path, accept, body), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder posting(String path, String accept, String body) {
        return request(path)
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).header("Authorization", "Bearer " + TOKEN);
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private PGSimpleDataSource as(String user, String password) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(database.jdbcUrl());
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        service.close();
        producer.close();
    }
}
