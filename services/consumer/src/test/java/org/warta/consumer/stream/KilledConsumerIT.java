package org.warta.consumer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.consumer.Samples.usable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.consumer.ConsumerApplication;
import org.warta.consumer.TestDatabase;

/** Kills the service's own process, as the kernel would. */
class KilledConsumerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ARTICLES = 2_000;

    private final TestDatabase database = TestDatabase.migrated();
    private final Consumers consumers = new Consumers();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void close() {
        processes.forEach(Process::destroyForcibly);
        consumers.close();
    }

    @Test
    void storesEveryArticleOnceThoughKilledInTheMiddleOfBatches() throws Exception {
        for (int i = 0; i < ARTICLES; i++) {
            consumers.send(usable("https://example.org/" + i, 1, 1, "kata" + i));
        }
        consumers.flush();

        killInTransaction();
        assertThat(database.count("article")).isZero(); // nothing of the batch is left
        Process second = startProcess();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> database.count("article") > 0);
        kill(second);

        try (ConfigurableApplicationContext last = consumers.start(database)) {
            await().atMost(PATIENCE).until(() -> consumers.lag() == 0);
        }
        assertThat(database.count("article")).isEqualTo(ARTICLES);
        assertThat(database.count("article_version")).isEqualTo(ARTICLES);
        assertThat(database.count("article_topic")).isEqualTo(ARTICLES);
        assertThat(database.count("mention")).isEqualTo(2 * ARTICLES);
        assertThat(database.count("entity")).isEqualTo(ARTICLES + 1);
        assertThat(consumers.deadLetters()).isEmpty();
    }

    /** Kills the service while its transaction has merged articles and waits to write their mentions. */
    private void killInTransaction() throws SQLException, IOException, InterruptedException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table mention in exclusive mode");
            Process first = startProcess();
            await().atMost(PATIENCE)
                    .until(() -> database.count("pg_stat_activity where usename = 'warta_writer'"
                                    + " and datname = current_database() and wait_event_type = 'Lock'")
                            == 1);
            kill(first);
            owner.rollback();
        }
        await().atMost(PATIENCE)
                .until(() -> database.count(
                                "pg_stat_activity where usename = 'warta_writer' and datname = current_database()")
                        == 0);
    }

    private Process startProcess() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1", // starts faster
                "-cp",
                System.getProperty("java.class.path"),
                ConsumerApplication.class.getName()));
        command.addAll(List.of(consumers.arguments(database, database.server().jdbcUrl())));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/killed-consumer-" + processes.size() + ".log"))
                .start();
        processes.add(process);
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly().waitFor();
    }
}
