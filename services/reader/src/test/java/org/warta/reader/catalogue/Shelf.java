package org.warta.reader.catalogue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import org.warta.event.Topic;
import org.warta.platform.service.ServiceApplication;
import org.warta.reader.ReaderApplication;
import org.warta.reader.index.IndexWait;
import org.warta.schemas.wire.EventSchemas;

/** A database that the consumer's own migrations made and its own store fills, and readers on it. */
final class Shelf implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String PASSWORD = "test";

    static {
        EventSchemas.trust();
    }

    final TestServers.Database database = TestServers.database();
    final Path directory = IndexWait.directory();
    private ConfigurableApplicationContext reader;

    Shelf() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/migration", "classpath:db/roles")
                .placeholders(
                        Map.of("writer_password", PASSWORD, "reader_password", PASSWORD, "auditor_password", PASSWORD))
                .load()
                .migrate();
    }

    /** What a reader of this shelf is started with. */
    List<String> arguments() {
        return List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.password=" + PASSWORD,
                "--warta.reader.index.directory=" + directory,
                "--warta.reader.index.commit=100ms");
    }

    /** A reader, once it has everything. */
    Catalogue open() {
        reader = ServiceApplication.of(ReaderApplication.class, "reader")
                .run(arguments().toArray(String[]::new));
        IndexWait.caughtUp(reader, database);
        return reader.getBean(Catalogue.class);
    }

    ConfigurableApplicationContext reader() {
        return reader;
    }

    void shut() {
        reader.close();
    }

    /** Stores, and waits until the reader has it. */
    void put(EnrichedArticle... articles) {
        store(articles);
        IndexWait.caughtUp(reader, database);
    }

    void store(EnrichedArticle... articles) {
        PGSimpleDataSource writer = new PGSimpleDataSource();
        writer.setURL(database.jdbcUrl());
        writer.setUser("warta_writer");
        writer.setPassword(PASSWORD);
        new ArticleStore(writer).store(List.of(articles));
    }

    JdbcClient owner() {
        return JdbcClient.create(ownersDatabase());
    }

    /** As the owner. */
    Connection connection() throws SQLException {
        return ownersDatabase().getConnection();
    }

    private PGSimpleDataSource ownersDatabase() {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setURL(database.jdbcUrl());
        owner.setUser(database.ownerUser());
        owner.setPassword(database.ownerPassword());
        return owner;
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** An article that says its name, about these people, first version at noon. */
    static EnrichedArticle article(String name, String topic, String... people) {
        return article(name, NOON, topic, people);
    }

    static EnrichedArticle article(String name, Instant published, String topic, String... people) {
        Article article = Article.newBuilder()
                .setId(id(name).toString())
                .setUri("https://example.org/" + name)
                .setVersion(published.toEpochMilli())
                .setVersionCreated(published)
                .setContentCreated(published)
                .setHeadline(name + " di halaman depan")
                .setBody("Berita tentang " + name + ".\n\nLalu cerita selanjutnya.")
                .setSource(new Source("kantor", "Kantor Berita", null))
                .setSubjects(List.of())
                .setAltIds(Map.of())
                .setContentHash("0".repeat(64))
                .setIngestedAt(published)
                .build();
        List<Entity> entities = new ArrayList<>();
        for (String person : people) {
            entities.add(new Entity(EntityType.PERSON, person, null, 0.9f, List.of(), List.of()));
        }
        Enrichment found = Enrichment.newBuilder()
                .setLanguage(new Language("id", 0.9f, LanguageBasis.DETECTED))
                .setTopics(List.of(new Topic(topic, 0.75f, List.of())))
                .setEntities(entities)
                .setEnrichedAt(published)
                .setModel(new Model("test", "1", "none"))
                .build();
        return new EnrichedArticle(article, found);
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
