package org.warta.replayer.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warta.replayer.pipeline.AlarmBook.Finding;
import org.warta.replayer.pipeline.AlarmBook.Observation;

class AlarmBookTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Alarm> told = new ArrayList<>();
    private final AlarmBook book = new AlarmBook(Duration.ofSeconds(10), Duration.ofSeconds(30), told::add);

    @Test
    void raisesWhatHasBeenBadForLongEnough() {
        see(Finding.BAD, 0);
        see(Finding.BAD, 9);
        assertThat(book.raised()).isEmpty();

        see(Finding.BAD, 10);

        assertThat(book.raised()).containsExactly(new Alarm(Alarm.Kind.LATE, "group", "bad at 10", START, null));
        assertThat(told).isEqualTo(book.raised());
    }

    @Test
    void endsWhatHasBeenWellForLongEnough() {
        see(Finding.BAD, 0);
        see(Finding.BAD, 10);
        see(Finding.WELL, 20);
        see(Finding.WELL, 49);
        assertThat(book.raised()).hasSize(1);

        see(Finding.WELL, 50);

        assertThat(book.raised()).isEmpty();
        assertThat(book.over())
                .containsExactly(new Alarm(Alarm.Kind.LATE, "group", "bad at 10", START, START.plusSeconds(50)));
        assertThat(told).hasSize(2);
    }

    @Test
    void doesNotFlutterAroundTheThreshold() {
        see(Finding.BAD, 0);
        see(Finding.BAD, 10);
        for (int second = 11; second < 200; second += 2) {
            see(Finding.WELL, second);
            see(Finding.NEITHER, second + 1);
        }

        assertThat(told).hasSize(1);
        assertThat(book.raised()).hasSize(1);
    }

    @Test
    void aShortDipRaisesNothing() {
        for (int second = 0; second < 100; second += 10) {
            see(Finding.BAD, second);
            see(Finding.WELL, second + 5);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void whatIsGoneIsOver() {
        see(Finding.BAD, 0);
        see(Finding.BAD, 10);

        book.observe(List.of(), START.plusSeconds(11));

        assertThat(book.raised()).isEmpty();
        assertThat(told.get(1).over()).isEqualTo(START.plusSeconds(11));
    }

    private void see(Finding finding, int second) {
        book.observe(
                List.of(new Observation(Alarm.Kind.LATE, "group", finding, "bad at " + second)),
                START.plusSeconds(second));
    }
}
