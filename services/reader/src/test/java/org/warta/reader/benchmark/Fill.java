package org.warta.reader.benchmark;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.ds.PGSimpleDataSource;
import org.warta.embedded.EmbeddedDatabase;

/** Copies a {@link Corpus} into a database. What an earlier, interrupted run has copied stays. */
final class Fill {
    static final String PASSWORD = "benchmark";

    /** Articles in a transaction. */
    private static final int BATCH = 10_000;

    private Fill() {}

    static void fill(EmbeddedDatabase database, int articles) throws SQLException, IOException {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/migration", "classpath:db/roles")
                .placeholders(
                        Map.of("writer_password", PASSWORD, "reader_password", PASSWORD, "auditor_password", PASSWORD))
                .load()
                .migrate();
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setURL(database.jdbcUrl());
        owner.setUser(database.ownerUser());
        owner.setPassword(database.ownerPassword());
        Corpus corpus = new Corpus(articles);
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            // the corpus refers to what is there: checking ten million rows one by one would take most of the time
            for (String table : List.of("article_topic", "mention")) {
                statement.execute("alter table " + table + " disable trigger all");
            }
            connection.commit();
            int have = count(statement, "article");
            if (have == 0) {
                StringBuilder entities = new StringBuilder();
                for (int i = 0; i < Corpus.ENTITIES; i++) {
                    entities.append(Corpus.entityRow(i));
                }
                copy.copyIn("copy entity (id, type, name, uri) from stdin", new StringReader(entities.toString()));
            }
            while (have < articles) {
                int until = Math.min(articles, have + BATCH);
                StringBuilder rows = new StringBuilder();
                StringBuilder topics = new StringBuilder();
                StringBuilder mentions = new StringBuilder();
                for (; have < until; have++) {
                    corpus.add(have, rows, topics, mentions);
                }
                copy.copyIn(
                        "copy article (" + Corpus.ARTICLE_COLUMNS + ") from stdin", new StringReader(rows.toString()));
                copy.copyIn(
                        "copy article_topic (article_id, code, position, confidence, evidence) from stdin",
                        new StringReader(topics.toString()));
                copy.copyIn(
                        "copy mention (article_id, entity_id, position, confidence, spans) from stdin",
                        new StringReader(mentions.toString()));
                connection.commit();
                System.out.println(have + " articles");
            }
            for (String table : List.of("article_topic", "mention")) {
                statement.execute("alter table " + table + " enable trigger all");
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    private static int count(Statement statement, String table) throws SQLException {
        try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getInt(1);
        }
    }
}
