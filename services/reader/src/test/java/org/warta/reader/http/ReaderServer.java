package org.warta.reader.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.consumer.store.ArticleStore;
import org.warta.embedded.TestServers;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Enrichment;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.Language;
import org.warta.event.LanguageBasis;
import org.warta.event.Model;
import org.warta.event.Source;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.event.Topic;
import org.warta.platform.service.ServiceApplication;
import org.warta.reader.ReaderApplication;
import org.warta.reader.index.IndexWait;
import org.warta.schemas.wire.EventSchemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running reader on a database that the consumer's own migrations made and its own store fills. */
public final class ReaderServer implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final String PASSWORD = "test";

    static {
        EventSchemas.trust();
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestServers.Database database;
    private final ConfigurableApplicationContext service;

    /** On a database of its own, migrated. */
    public ReaderServer() {
        this(emptyDatabase());
        migrate();
    }

    /** On a database that is not migrated. */
    public ReaderServer(TestServers.Database database) {
        this.database = database;
        this.service = ServiceApplication.of(ReaderApplication.class, "reader")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.password=" + PASSWORD,
                        "--warta.reader.index.directory=" + IndexWait.directory());
    }

    static TestServers.Database emptyDatabase() {
        return TestServers.database();
    }

    void migrate() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/migration", "classpath:db/roles")
                .placeholders(
                        Map.of("writer_password", PASSWORD, "reader_password", PASSWORD, "auditor_password", PASSWORD))
                .load()
                .migrate();
        IndexWait.caughtUp(service, database);
    }

    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static EnrichedArticle enriched(
            String name, Instant published, String topic, String language, String source, String person) {
        Article article = Article.newBuilder()
                .setId(id(name))
                .setUri("https://example.org/" + name)
                .setVersion(published.toEpochMilli())
                .setVersionCreated(published)
                .setContentCreated(published)
                .setHeadline(name + " headline")
                .setBody(name + " body")
                .setSummary(name + " summary")
                .setSource(new Source(source, null, null))
                .setSubjects(List.of("nasional"))
                .setAltIds(Map.of("guid", name))
                .setContentHash("0".repeat(64))
                .setIngestedAt(published)
                .build();
        Enrichment found = Enrichment.newBuilder()
                .setLanguage(new Language(language, 0.9f, LanguageBasis.DETECTED))
                .setTopics(List.of(new Topic(topic, 0.75f, List.of(new Span(TextField.BODY, 0, 3)))))
                .setEntities(List.of(new Entity(
                        EntityType.PERSON,
                        person,
                        "https://example.org/" + person.replace(' ', '_'),
                        0.5f,
                        List.of(new Span(TextField.HEADLINE, 0, 3), new Span(TextField.BODY, 0, 3)),
                        List.of("https://example.com/same"))))
                .setEnrichedAt(published)
                .setModel(new Model("test", "1", "none"))
                .build();
        return new EnrichedArticle(article, found);
    }

    public void store(EnrichedArticle... articles) {
        PGSimpleDataSource writer = new PGSimpleDataSource();
        writer.setURL(database.jdbcUrl());
        writer.setUser("warta_writer");
        writer.setPassword(PASSWORD);
        new ArticleStore(writer).store(List.of(articles));
        IndexWait.caughtUp(service, database);
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "Accept", "application/json");
    }

    /**
     * Sends a request.
     *
     * @param headers names, each followed by its value
     */
    public HttpResponse<String> send(String method, String path, String... headers) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return request(method, "http://127.0.0.1:" + port + path, headers);
    }

    /** What the reader answers to these bytes, which need not be HTTP. */
    String exchange(String request) throws IOException {
        int port = Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answers " + response.statusCode() + ": " + response.body());
        }
        return body(response);
    }

    static JsonNode body(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        service.close();
    }

    private HttpResponse<String> request(String method, String address, String... headers) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .headers(headers)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
