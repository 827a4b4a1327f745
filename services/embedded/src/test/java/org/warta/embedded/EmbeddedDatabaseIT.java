package org.warta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("embedded")
final class EmbeddedDatabaseIT {
    @TempDir
    Path directory;

    @Test
    void keepsRowsAndPasswordAcrossRestarts() throws SQLException {
        String password;
        int port = LoopbackPort.free();
        try (EmbeddedDatabase database = new EmbeddedDatabase(directory, port)) {
            password = database.ownerPassword();
            execute(database, "CREATE TABLE words (word text)", "INSERT INTO words VALUES ('satu')");
        }

        try (EmbeddedDatabase database = new EmbeddedDatabase(directory, port)) {
            assertThat(database.ownerPassword()).isEqualTo(password);
            assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:" + port + "/warta");
            assertThat(query(database, "SELECT word FROM words")).containsExactly("satu");
        }
    }

    @Test
    void isPostgres18WithIndonesianTextSearchAndDurableCommits() throws SQLException {
        try (EmbeddedDatabase database = new EmbeddedDatabase(directory, 0)) {
            assertThat(query(database, "SHOW server_version"))
                    .first()
                    .asString()
                    .startsWith("18.");
            assertThat(query(database, "SELECT to_tsvector('indonesian', 'membaca')::text"))
                    .containsExactly("'baca':1");
            assertThat(query(database, "SHOW fsync")).containsExactly("on");
            assertThat(query(database, "SHOW synchronous_commit")).containsExactly("on");
            assertThat(query(database, "SELECT lower('ÀÉ')")).containsExactly("àé");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws IOException {
        try (EmbeddedDatabase database = new EmbeddedDatabase(directory, 0)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(Files.readString(directory.resolve("data/pg_hba.conf")).lines())
                .noneMatch(rule -> !rule.startsWith("#") && rule.contains("trust"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("owner-password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = stranger.getLocalPort();

            assertThatThrownBy(() -> new EmbeddedDatabase(directory, port))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("Port " + port + ", wanted for PostgreSQL, is taken by another process:"
                            + " stop that process or choose another port.");
        }
    }

    @Test
    void saysThatTheDirectoryCannotBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new EmbeddedDatabase(file, 0))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("Directory " + file + " cannot be written (" + file
                        + " is not a directory): make it writable or choose another directory.");
    }

    @Test
    void startsOverAfterAKilledInitialisation() throws IOException, SQLException {
        Files.createDirectories(directory.resolve("unfinished/base"));

        try (EmbeddedDatabase database = new EmbeddedDatabase(directory, 0)) {
            assertThat(query(database, "SELECT 1")).containsExactly("1");
        }
        assertThat(directory.resolve("unfinished")).doesNotExist();
    }

    @Test
    void refusesADirectoryInUseAndStopsTheServerOfAKilledProcess() throws Exception {
        Process owner = DatabaseProcess.start(directory);
        ProcessHandle orphan = server();
        try {
            assertThatThrownBy(() -> new EmbeddedDatabase(directory, 0))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("Directory " + directory + " is in use by process " + owner.pid()
                            + ": stop that process or choose another directory.");
        } finally {
            owner.destroyForcibly().waitFor();
        }
        assertThat(orphan.isAlive()).as("PostgreSQL outlives a killed JVM").isTrue();

        try (EmbeddedDatabase database = new EmbeddedDatabase(directory, 0)) {
            assertThat(query(database, "SELECT 1")).containsExactly("1");
            assertThat(server().pid()).isNotEqualTo(orphan.pid());
            assertThat(orphan.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void recoversWhenTheServerItselfWasKilled() throws Exception {
        try (EmbeddedDatabase database = new EmbeddedDatabase(directory, 0)) {
            execute(database, "CREATE TABLE words (word text)", "INSERT INTO words VALUES ('satu')");
            server().destroyForcibly();
            assertThat(server().onExit()).succeedsWithin(10, TimeUnit.SECONDS);
        }

        try (EmbeddedDatabase database = new EmbeddedDatabase(directory, 0)) {
            assertThat(query(database, "SELECT word FROM words")).containsExactly("satu");
        }
    }

    @Test
    void leavesAStrangerAloneWhoGotTheOldServersProcessNumber() throws Exception {
        new EmbeddedDatabase(directory, 0).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(directory.resolve("data/postmaster.pid"), stranger.pid() + "\n");

            new EmbeddedDatabase(directory, 0).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private ProcessHandle server() throws IOException {
        String pid =
                Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void execute(EmbeddedDatabase database, String... commands) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static List<String> query(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
    }
}
