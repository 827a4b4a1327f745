package org.warta.reader.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warta.reader.article.Standing;

class BacklogTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    private final Backlog backlog = new Backlog();
    private final Map<UUID, Standing> store = new HashMap<>();

    @Test
    void givesNothingThatTheStoreDoesNotHave() {
        Signal signal = add(0, 0, ONE, 1);

        assertThat(backlog.take(store)).isEmpty();

        store.put(ONE, standing(1));
        assertThat(backlog.take(store)).containsExactly(signal);
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void keepsTheOrderOfAPartitionAndLetsOthersPass() {
        add(0, 0, ONE, 1);
        Signal behind = add(0, 1, TWO, 1);
        Signal elsewhere = add(1, 0, TWO, 1);
        store.put(TWO, new Standing(2, false, NOON, true, true)); // has overtaken both

        assertThat(backlog.take(store)).containsExactly(elsewhere);

        store.put(ONE, standing(1));
        assertThat(backlog.take(store)).extracting(Signal::id).containsExactly(ONE, behind.id());
    }

    @Test
    void passesARecordThatTheStoreNeverTakes() {
        Signal refused = add(0, 0, ONE, 1);
        Signal stored = add(0, 1, TWO, 1);
        store.put(TWO, standing(1));

        assertThat(backlog.take(store)).containsExactly(refused, stored);
    }

    @Test
    void isNotDoneWithTheEnrichmentBefore() {
        backlog.add(new Signal(0, 0, ONE, 1, false, NOON.plusSeconds(1)));
        store.put(ONE, standing(1));

        assertThat(backlog.take(store)).isEmpty();
    }

    @Test
    void waitsForACancellationOfTheSameVersion() {
        backlog.add(new Signal(0, 0, ONE, 1, true, NOON));
        store.put(ONE, standing(1));

        assertThat(backlog.take(store)).isEmpty();

        store.put(ONE, new Standing(1, true, NOON, false, true));
        assertThat(backlog.take(store)).hasSize(1);
    }

    @Test
    void countsWhatWaits() {
        add(1, 0, ONE, 1);
        add(1, 1, TWO, 1);

        assertThat(List.of(backlog.waiting(0), backlog.waiting(1))).containsExactly(0, 2);
        assertThat(backlog.articles()).containsExactlyInAnyOrder(ONE, TWO);
    }

    private Signal add(int partition, long offset, UUID id, long version) {
        Signal signal = new Signal(partition, offset, id, version, false, NOON);
        backlog.add(signal);
        return signal;
    }

    private static Standing standing(long version) {
        return new Standing(version, false, NOON, true, true);
    }
}
