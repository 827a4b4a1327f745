package org.warta.consumer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.consumer.Samples.usable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.consumer.DatabaseGate;
import org.warta.consumer.TestDatabase;
import org.warta.consumer.merge.Outcome;

class DatabaseAwayIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestDatabase database = TestDatabase.fresh();
    private final DatabaseGate gate = new DatabaseGate(database);
    private final Consumers consumers = new Consumers();

    DatabaseAwayIT() throws IOException {}

    @AfterEach
    void close() throws IOException {
        consumers.close();
        gate.close();
    }

    @Test
    void losesAndDeadLettersNothingWhileTheDatabaseIsAway() {
        try (ConfigurableApplicationContext service = consumers.start(database, gate.jdbcUrl())) {
            send(0, 50);
            await().atMost(PATIENCE).until(() -> consumers.lag() == 0);

            gate.shut();
            send(50, 150);
            await().atMost(PATIENCE).until(() -> gate.turnedAway() >= 2);
            assertThat(consumers.lag()).isEqualTo(100);

            gate.open();
            await().atMost(PATIENCE).until(() -> consumers.lag() == 0);
            assertThat(service.getBean(ConsumerLedger.class).count(Outcome.STORED))
                    .isEqualTo(150);
            assertThat(service.getBean(ConsumerLedger.class).deadLettered()).isZero();
        }
        assertThat(database.count("article")).isEqualTo(150);
        assertThat(consumers.deadLetters()).isEmpty();
    }

    @Test
    void waitsForTheDatabaseWhenItStarts() {
        send(0, 5);
        gate.shut();
        CompletableFuture<ConfigurableApplicationContext> starting =
                CompletableFuture.supplyAsync(() -> consumers.start(database, gate.jdbcUrl()));
        await().atMost(PATIENCE).until(() -> gate.turnedAway() >= 2);
        assertThat(starting).isNotDone();

        gate.open();

        try (ConfigurableApplicationContext service = starting.join()) {
            await().atMost(PATIENCE).until(() -> consumers.lag() == 0);
            assertThat(service.isRunning()).isTrue();
        }
        assertThat(database.count("article")).isEqualTo(5);
    }

    private void send(int from, int to) {
        for (int i = from; i < to; i++) {
            consumers.send(usable("https://example.org/" + i, 1, 1, "kata"));
        }
        consumers.flush();
    }
}
