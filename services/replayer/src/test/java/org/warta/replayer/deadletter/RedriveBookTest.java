package org.warta.replayer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.warta.event.LetterPlace;
import org.warta.event.LetterRange;
import org.warta.event.Redrive;
import org.warta.event.RedriveRequest;
import org.warta.event.RedrivenLetter;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;

class RedriveBookTest {
    private static final String TOPIC = "news.articles-dlt";
    private static final LetterAddress LETTER = new LetterAddress(TOPIC, 0, 7);

    private final RedriveBook book = new RedriveBook();
    private int minutes;

    @Test
    void aLetterIsMarkedWithItsLastRedrive() {
        book.take(redriven("a", 7, "news.articles", Map.of()));
        ReplayEvent second = redriven("b", 7, "news.articles-parked", Map.of());
        book.take(second);
        book.take(second);

        Redriven mark = book.find(LETTER);
        assertThat(mark).isNotNull();
        assertThat(mark.redrive()).isEqualTo("b");
        assertThat(mark.isParked()).isTrue();
        assertThat(book.find(new LetterAddress(TOPIC, 1, 7))).isNull();
        assertThat(book.all()).extracting(RedriveTask::id).containsExactly("b", "a");
        assertThat(book.all()).extracting(RedriveTask::status).containsOnly(RedriveStatus.COMPLETED);
    }

    @Test
    void marksOfExpiredLettersGo() {
        book.take(redriven("a", 7, "news.articles", Map.of()));
        book.forgetBefore(TOPIC, 0, 8);
        assertThat(book.find(LETTER)).isNull();

        book.take(redriven("b", 7, "news.articles", Map.of()));
        assertThat(book.find(LETTER)).isNull();
    }

    @Test
    void manyLettersAreRedrivenStepByStep() {
        book.take(requested("a"));
        assertThat(book.open()).extracting(RedriveTask::id).containsExactly("a");
        assertThat(task().progress()).isEqualTo(new RedriveTask.Progress(0, 90));

        book.take(redriven("a", 7, "news.articles", Map.of("SENT", 1L)));
        assertThat(task().counts()).containsExactly(Map.entry("SENT", 1L));
        assertThat(task().position(task().ranges().get(0))).isEqualTo(8);
        assertThat(task().position(task().ranges().get(1))).isEqualTo(20);
        assertThat(task().sent()).hasSize(1);
        assertThat(task().progress()).isEqualTo(new RedriveTask.Progress(3, 90));

        book.take(event("a", ReplayEventKind.REDRIVE_ENDED, null)
                .setRedrive(new Redrive(List.of(), false, List.of(), Map.of("SENT", 2L)))
                .build());
        assertThat(task().status()).isEqualTo(RedriveStatus.COMPLETED);
        assertThat(task().counts()).containsExactly(Map.entry("SENT", 2L));
        assertThat(book.open()).isEmpty();
    }

    @Test
    void endsAsAskedOrByItself() {
        book.take(requested("a"));
        book.take(event("a", ReplayEventKind.REDRIVE_CANCEL_REQUESTED, null).build());
        assertThat(task().status()).isEqualTo(RedriveStatus.CANCELING);
        book.take(event("a", ReplayEventKind.REDRIVE_ENDED, "asked").build());
        assertThat(task().status()).isEqualTo(RedriveStatus.CANCELED);
        book.take(redriven("a", 7, "news.articles", Map.of("SENT", 9L)));
        assertThat(task().counts()).isEmpty();

        book.take(requested("b"));
        book.take(event("b", ReplayEventKind.REDRIVE_ENDED, "9 of the last 10 letters failed again")
                .build());
        assertThat(book.task("b").orElseThrow().status()).isEqualTo(RedriveStatus.STOPPED);
        assertThat(book.task("b").orElseThrow().reason()).startsWith("9 of");
    }

    @Test
    void eventsOfReplaysAreNoneOfItsBusiness() {
        book.take(event("r", ReplayEventKind.STARTED, null).build());
        assertThat(book.all()).isEmpty();
    }

    private RedriveTask task() {
        return book.task("a").orElseThrow();
    }

    private ReplayEvent requested(String id) {
        return event(id, ReplayEventKind.REDRIVE_REQUESTED, null)
                .setRedriveRequest(new RedriveRequest(
                        "{}", false, List.of(new LetterRange(TOPIC, 0, 5L, 15L), new LetterRange(TOPIC, 1, 20L, 100L))))
                .build();
    }

    private ReplayEvent redriven(String id, long offset, String target, Map<String, Long> counts) {
        return event(id, ReplayEventKind.REDRIVEN, null)
                .setRedrive(new Redrive(
                        List.of(new RedrivenLetter(new LetterPlace(TOPIC, 0, offset), target, 2, 3L)),
                        false,
                        List.of(new LetterPlace(TOPIC, 0, offset + 1)),
                        counts))
                .build();
    }

    private ReplayEvent.Builder event(String id, ReplayEventKind kind, @Nullable String reason) {
        return ReplayEvent.newBuilder()
                .setId(id)
                .setKind(kind)
                .setAt(Letters.NOON.plus(Duration.ofMinutes(minutes++)))
                .setWho("desk")
                .setReason(reason);
    }
}
