package org.warta.reader.live;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.consumer.store.ArticleStore;
import org.warta.embedded.TestServers;
import org.warta.event.EnrichedArticle;
import org.warta.platform.service.ServiceApplication;
import org.warta.reader.ReaderApplication;
import org.warta.reader.index.IndexWait;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventSerializer;

/** A reader on Kafka and on a database of its own; the test does what enricher and consumer do. */
public final class LiveServer implements AutoCloseable {
    private static final String PASSWORD = "test";

    private final String bootstrapServers;
    private final TestServers.Database database = TestServers.database();
    private final ArticleStore store;
    private final KafkaProducer<byte[], byte[]> producer;
    private final EventSerializer<EnrichedArticle> serializer = new EventSerializer<>(TestServers.schemaRegistryUrl());
    private final Path index;
    private ConfigurableApplicationContext service;

    /** @param settings of the reader, as {@code name=value} */
    public LiveServer(String... settings) {
        this(TestServers.kafka(), settings);
        createTopic();
    }

    /** Also where Kafka is not there. */
    static LiveServer on(String bootstrapServers, String... settings) {
        return new LiveServer(bootstrapServers, settings);
    }

    private LiveServer(String bootstrapServers, String... settings) {
        this.bootstrapServers = bootstrapServers;
        this.index = IndexWait.directory();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/migration", "classpath:db/roles")
                .placeholders(
                        Map.of("writer_password", PASSWORD, "reader_password", PASSWORD, "auditor_password", PASSWORD))
                .load()
                .migrate();
        PGSimpleDataSource writer = new PGSimpleDataSource();
        writer.setURL(database.jdbcUrl());
        writer.setUser("warta_writer");
        writer.setPassword(PASSWORD);
        this.store = new ArticleStore(writer);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", Topics.MAX_MESSAGE_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.service = start(settings);
    }

    void createTopic() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(Topics.ENRICHED.name(), 3, (short) 1)
                            .configs(Topics.ENRICHED.configuration())))
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

    /** Stops the reader and starts another one. */
    void restart(Runnable meanwhile, String... settings) {
        service.close();
        meanwhile.run();
        service = start(settings);
    }

    /** Sends the articles to Kafka and stores them. */
    public void publish(EnrichedArticle... articles) {
        send(articles);
        store(articles);
    }

    void send(EnrichedArticle... articles) {
        for (EnrichedArticle article : articles) {
            send(article, null);
        }
        producer.flush();
    }

    /** @param partition null: as the id says */
    void send(EnrichedArticle article, Integer partition) {
        try {
            producer.send(new ProducerRecord<>(
                            Topics.ENRICHED.name(),
                            partition,
                            article.getArticle().getId().getBytes(StandardCharsets.UTF_8),
                            serializer.serialize(Topics.ENRICHED.name(), article)))
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void store(EnrichedArticle... articles) {
        store.store(List.of(articles));
    }

    public int port() {
        return Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    Listener listen(String query) {
        return listen(query, null);
    }

    /** @param lastEventId where the client was; null: it is new */
    Listener listen(String query, String lastEventId) {
        return new Listener(address("/api/v1/live" + query), lastEventId);
    }

    int clients() {
        return service.getBean(Hub.class).clients();
    }

    @Override
    public void close() {
        service.close();
        producer.close();
    }

    /** Stops the reader; what it reads from goes on. */
    public void stopReader() {
        service.close();
    }

    /** What a reader of this database and this Kafka is started with. */
    public List<String> arguments(String... settings) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("server.port", "0");
        arguments.put("spring.datasource.url", database.jdbcUrl());
        arguments.put("spring.datasource.password", PASSWORD);
        arguments.put("spring.kafka.bootstrap-servers", bootstrapServers);
        arguments.put("warta.reader.index.directory", index.toString());
        arguments.put("warta.reader.live.heartbeat", "200ms");
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            arguments.put(parts[0], parts[1]);
        }
        if (TestServers.schemaRegistryUrl() != null) {
            arguments.put(EventSerializer.SCHEMA_REGISTRY_URL, TestServers.schemaRegistryUrl());
        }
        return arguments.entrySet().stream()
                .map(argument -> "--" + argument.getKey() + "=" + argument.getValue())
                .toList();
    }

    private ConfigurableApplicationContext start(String... settings) {
        return ServiceApplication.of(ReaderApplication.class, "reader")
                .run(arguments(settings).toArray(String[]::new));
    }
}
