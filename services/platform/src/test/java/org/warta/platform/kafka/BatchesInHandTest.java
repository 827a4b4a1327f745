package org.warta.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BatchesInHandTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final BatchesInHand batches = new BatchesInHand();

    @Test
    void isNotWaitedForWhereThereIsNone() {
        batches.begin();
        batches.end();

        batches.awaitNone(LONG);

        assertThat(batches.anyOlderThan(Duration.ZERO)).isFalse();
    }

    @Test
    void isWaitedForUntilTheLastThreadHasNone() {
        batches.begin();
        CompletableFuture.runAsync(batches::begin, task -> new Thread(task).start())
                .join();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> batches.awaitNone(LONG));

        batches.end();

        assertThat(batches.anyOlderThan(Duration.ofSeconds(-1))).isTrue();
        assertThat(waiting).isNotDone();
    }

    @Test
    void letsThoseGoOnWhoWaitAsSoonAsThereIsNone() {
        batches.begin();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> batches.awaitNone(LONG));

        batches.end();
        batches.end(); // a poll without records ends what did not begin

        await().until(waiting::isDone);
    }

    @Test
    void isWaitedForNoLongerThanTheLimit() {
        batches.begin();

        batches.awaitNone(Duration.ofMillis(1));

        assertThat(batches.anyOlderThan(Duration.ofMillis(1))).isTrue();
        assertThat(batches.anyOlderThan(LONG)).isFalse();
    }

    @Test
    void isNotWaitedForByAThreadThatIsToStop() {
        batches.begin();
        Thread.currentThread().interrupt();

        batches.awaitNone(LONG);

        assertThat(Thread.interrupted()).isTrue();
    }
}
