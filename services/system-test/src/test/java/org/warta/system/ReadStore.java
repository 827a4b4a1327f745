package org.warta.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.warta.embedded.TestServers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is stored: as the database has it, and as the reader shows it. */
final class ReadStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestServers.Database database;
    private final String reader;
    private final HttpClient http = HttpClient.newHttpClient();

    ReadStore(TestServers.Database database, int readerPort) {
        this.database = database;
        this.reader = "http://127.0.0.1:" + readerPort;
    }

    long articles() {
        return Long.parseLong(query("SELECT count(*) FROM article"));
    }

    /** A connection of the owner; the caller closes it. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
    }

    /** The single value that the query gives. */
    String query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            if (!result.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return result.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The names of all tables. */
    List<String> tables() {
        return List.of(
                query("SELECT string_agg(quote_ident(tablename), ',') FROM pg_tables WHERE schemaname = 'public'")
                        .split(",", -1));
    }

    /** How many rows of a table have a word in any column, search vectors included. */
    long rowsWith(String word, String table) {
        return Long.parseLong(
                query("SELECT count(*) FROM " + table + " AS row WHERE row::text ILIKE '%" + word + "%'"));
    }

    /** What the reader shows. */
    JsonNode get(String path) {
        HttpResponse<String> response = ask(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** What the reader answers. */
    HttpResponse<String> ask(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(reader + path)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(path, failed);
        }
    }
}
