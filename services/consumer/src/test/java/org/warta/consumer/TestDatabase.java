package org.warta.consumer;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.warta.embedded.TestServers;

/** A fresh database, and who may use it. */
public record TestDatabase(TestServers.Database server) {
    // roles belong to the whole server, so all tests give them the same passwords
    static final String WRITER_PASSWORD = "tulis'$1";
    static final String READER_PASSWORD = "baca \"2\"";
    static final String AUDITOR_PASSWORD = "periksa :3";

    public static TestDatabase fresh() {
        return new TestDatabase(TestServers.database());
    }

    public static TestDatabase migrated() {
        TestDatabase database = fresh();
        database.flyway(database.owner()).migrate();
        return database;
    }

    /** What the service does when it starts. */
    public Flyway flyway(DataSource owner) {
        return Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration", "classpath:db/roles")
                .placeholders(Map.of(
                        "writer_password", WRITER_PASSWORD,
                        "reader_password", READER_PASSWORD,
                        "auditor_password", AUDITOR_PASSWORD))
                .load();
    }

    public DataSource owner() {
        return as(server.ownerUser(), server.ownerPassword());
    }

    public DataSource writer() {
        return as("warta_writer", WRITER_PASSWORD);
    }

    public DataSource reader() {
        return as("warta_reader", READER_PASSWORD);
    }

    public DataSource auditor() {
        return as("warta_auditor", AUDITOR_PASSWORD);
    }

    DataSource as(String user, String password) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(server.jdbcUrl());
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** What the service is started with to use this database at this address. */
    public List<String> arguments(String jdbcUrl) {
        return List.of(
                "--spring.datasource.url=" + jdbcUrl,
                "--spring.datasource.password=" + WRITER_PASSWORD,
                "--spring.flyway.user=" + server.ownerUser(),
                "--spring.flyway.password=" + server.ownerPassword(),
                "--warta.consumer.reader-password=" + READER_PASSWORD,
                "--warta.consumer.auditor-password=" + AUDITOR_PASSWORD);
    }

    /** Asks as the owner. */
    public List<Map<String, Object>> rows(String sql) {
        return JdbcClient.create(owner()).sql(sql).query().listOfRows();
    }

    public long count(String table) {
        return JdbcClient.create(owner())
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    /** Tables that hold the word in any column, whatever its type. */
    public List<String> tablesHolding(String word) {
        JdbcClient owner = JdbcClient.create(owner());
        return owner
                .sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> owner.sql("select count(*) from " + table + " t where t::text ilike ?")
                                .param("%" + word + "%")
                                .query(Long.class)
                                .single()
                        > 0)
                .sorted()
                .toList();
    }
}
