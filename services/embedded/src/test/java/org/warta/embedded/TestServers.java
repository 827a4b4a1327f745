package org.warta.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The real servers that integration tests run on: one set for each JVM, started at the first question and gone with the
 * JVM. The system property {@code warta.test.servers} decides which: {@code embedded} (the default, in this process)
 * or {@code containers} (Testcontainers; fails where Docker is missing).
 *
 * <p>Tests share the servers, so they use their own group ids, transactional ids and databases.
 */
public final class TestServers {
    private static final Servers SERVERS = start(System.getProperty("warta.test.servers", "embedded"));
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServers() {}

    /** Where Kafka clients connect, as in {@code bootstrap.servers}. */
    public static String kafka() {
        return SERVERS.bootstrapServers();
    }

    /** A fresh, empty database at each call. Its owner is a superuser: roles belong to the whole server. */
    public static Database database() {
        Database server = SERVERS.database();
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.ownerUser(), server.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Test database " + name + " cannot be created", e);
        }
        String serverUrl = server.jdbcUrl();
        return new Database(
                serverUrl.replaceFirst("/[^/?]*(\\?.*)?$", "/" + name), server.ownerUser(), server.ownerPassword());
    }

    /** A registry that speaks Confluent's API, or null on embedded servers, where events travel without one. */
    public static @Nullable String schemaRegistryUrl() {
        return SERVERS.schemaRegistryUrl();
    }

    private static Servers start(String kind) {
        return switch (kind) {
            case "embedded" -> new EmbeddedServers();
            case "containers" -> new ContainerServers();
            default ->
                throw new IllegalArgumentException(
                        "warta.test.servers is '" + kind + "', but must be 'embedded' or 'containers'");
        };
    }

    /** A database and the credentials of its owner. */
    public record Database(String jdbcUrl, String ownerUser, String ownerPassword) {}

    interface Servers {
        String bootstrapServers();

        Database database();

        @Nullable
        String schemaRegistryUrl();
    }
}
