package org.warta.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warta.consumer.Samples.usable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.warta.embedded.EmbeddedDatabase;

/** On a server of its own, since roles belong to the whole server. */
class MigrationIT {
    @TempDir
    static Path directory;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() {
        server = new EmbeddedDatabase(directory.resolve("postgresql"), 0);
        JdbcClient.create(as(server.ownerUser(), server.ownerPassword()))
                .sql("create role modest login createrole password 'modest'")
                .update();
        JdbcClient.create(as(server.ownerUser(), server.ownerPassword()))
                .sql("alter database warta owner to modest")
                .update();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void ownerWhoMayCreateRolesNeedsNoMore() {
        migrate("one", "two", "classpath:db/migration", "classpath:db/roles");
        migrate("three", "it's $4", "classpath:db/migration", "classpath:db/roles"); // passwords changed

        assertThat(new ArticleStore(as("warta_writer", "three"))
                        .store(List.of(usable("https://example.org/", 1, 1, "a"))))
                .hasSize(1);
        assertThat(JdbcClient.create(as("warta_reader", "it's $4"))
                        .sql("select count(*) from visible_article")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(JdbcClient.create(as(server.ownerUser(), server.ownerPassword()))
                        .sql("select rolname from pg_roles where rolname like 'warta\\_%r' and rolname <> 'warta_owner'"
                                + " and not (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls) order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("warta_auditor", "warta_reader", "warta_writer");

        // a database administrator manages the roles: nothing touches the passwords
        migrate("other", "other", "classpath:db/migration");
        assertThat(JdbcClient.create(as("warta_writer", "three"))
                        .sql("select 1")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void emptyPasswordIsRefusedInWords() {
        assertThatThrownBy(() -> migrate("one", "", "classpath:db/migration", "classpath:db/roles"))
                .hasMessageContaining("the password of warta_reader is empty")
                .hasMessageContaining("warta.consumer.reader-password");
    }

    private static void migrate(String writer, String reader, String... locations) {
        Flyway.configure()
                .dataSource(as("modest", "modest"))
                .locations(locations)
                .placeholders(Map.of("writer_password", writer, "reader_password", reader, "auditor_password", reader))
                .load()
                .migrate();
    }

    private static PGSimpleDataSource as(String user, String password) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(server.jdbcUrl());
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }
}
