package org.warta.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL server as a child of this process, on loopback, with the database {@code warta}. Its data outlives
 * {@link #close()} and a killed process alike; a server that a killed process left running is stopped by the next start.
 *
 * <p>Nobody gets in without a password (SCRAM-SHA-256). The owner's is random and kept in {@code owner-password} under
 * the directory.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String OWNER = "warta_owner";
    private static final String DATABASE = "warta";

    /** What a laptop can spare and a read store of some hundred thousand articles needs. Durability stays as it is. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=" + LoopbackPort.ADDRESS,
            "unix_socket_directories=", // the password is asked for on TCP; there is no second way in
            "timezone=UTC",
            "max_connections=100",
            "shared_buffers=32MB",
            "maintenance_work_mem=32MB",
            "max_wal_size=256MB",
            "min_wal_size=32MB",
            "wal_level=minimal", // nobody replicates from here
            "max_wal_senders=0",
            "io_method=sync", // spares PostgreSQL's I/O worker processes
            "max_worker_processes=2",
            "max_parallel_workers=2",
            "autovacuum_max_workers=1",
            "jit=off",
            "log_checkpoints=off");

    private final DirectoryLock lock;
    private final PostgresCluster cluster;
    private final String password;
    private final int port;

    /**
     * Starts the server and returns once it serves clients.
     *
     * @param directory where the data is kept; created if missing
     * @param port where clients connect; 0 takes a free one
     * @throws EmbeddedServerException when the port is taken, the directory cannot be written or is in use, or the
     *     server does not start
     */
    public EmbeddedDatabase(Path directory, int port) {
        Path absolute = directory.toAbsolutePath().normalize();
        lock = DirectoryLock.acquire(absolute, "choose another directory");
        try {
            cluster = new PostgresCluster(absolute);
            cluster.stopOrphan();
            this.port = LoopbackPort.freeIfZero(port, "PostgreSQL");
            password = cluster.create(OWNER);
            cluster.start(options(this.port));
            createDatabase();
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** JDBC address of the database {@code warta}, without credentials. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The superuser who owns the database. */
    public String ownerUser() {
        return OWNER;
    }

    public String ownerPassword() {
        return password;
    }

    @Override
    public void close() {
        try {
            cluster.stop();
        } finally {
            lock.close();
        }
    }

    /** JDBC address of any database of this server. */
    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + LoopbackPort.ADDRESS + ":" + port + "/" + database;
    }

    private void createDatabase() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), OWNER, password);
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            cluster.stop();
            throw new EmbeddedServerException(
                    "PostgreSQL has started but refuses its owner (" + e.getMessage() + ").", e);
        }
    }

    private static List<String> options(int port) {
        List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> options.addAll(List.of("-c", setting)));
        return options;
    }
}
