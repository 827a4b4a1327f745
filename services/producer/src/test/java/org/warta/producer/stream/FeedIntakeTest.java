package org.warta.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.warta.event.Article;
import org.warta.producer.document.DocumentReader;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;
import org.warta.producer.intake.Decision;
import org.warta.producer.intake.PackedMemory;
import org.warta.producer.intake.SourceMemory;
import org.warta.producer.poll.PageAnswer;

class FeedIntakeTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Decision> decisions = new ArrayList<>();
    private SourceMemory memory = new SourceMemory();
    private Instant now = NOON;

    @Test
    void countsWhatIsNewChangedAndUnchanged() {
        poll(0, 3, "Kabar ");
        List<Map.Entry<String, String>> entries =
                List.of(Map.entry("0", "Kabar 0"), Map.entry("1", "Kabar baru"), Map.entry("9", "Kabar 9"));

        FeedIntake.Tally tally = take(LiveFeed.rss(entries)).tally;

        assertThat(tally).isEqualTo(new FeedIntake.Tally(3, 1, 1, 1, List.of(), true));
    }

    @Test
    void publishesNothingForAnEntryThatComesBack() {
        poll(0, 3, "Kabar ");
        poll(3, 6, "Kabar ");
        decisions.clear();

        poll(0, 3, "Kabar ");

        assertThat(decisions).noneMatch(Decision::isChange);
    }

    @Test
    void remembersABoundedNumberOfEntriesHoweverLongAFeedRuns() {
        List<String> forgotten = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            forgotten.addAll(poll(round * 100, (round + 1) * 100, "Kabar ").forgotten);
        }

        assertThat(memory.size()).isEqualTo(100 + 200);
        assertThat(forgotten).hasSize(2_000 - 300).doesNotHaveDuplicates();
        assertThat(memory.names()).contains("urn:1999", "urn:1700").doesNotContain("urn:1699");
    }

    @Test
    void leavesOutEntriesBeyondTheMostThatAFeedMayHold() {
        FeedIntake.Tally tally = poll(0, 1_500, "Kabar ").tally;

        assertThat(tally.fresh()).isEqualTo(FeedIntake.MOST_ENTRIES);
        assertThat(tally.rejections())
                .singleElement()
                .satisfies(rejection ->
                        assertThat(rejection.getReason()).isEqualTo("500 entries beyond the newest 1000 are left out"));
    }

    @Test
    void publishesEntriesOnceTheirPagesAreThereAndLeavesTheOthersForTheNextPoll() {
        Reading reading = reading(LiveFeed.rss(List.of(Map.entry("a", "A"), Map.entry("b", "B"))));
        FeedIntake first = intake(reading);
        Draft draft = first.unknown().get(0).draft();
        Article.Builder whole = Article.newBuilder(draft.article()).setBody("Seluruh isi halaman.");
        PageAnswer page = new PageAnswer(new Draft(draft.fragment(), draft.line(), whole), true);

        FeedIntake.Tally tally = first.take(Map.of(first.unknown().get(0).name(), page), decisions::add);

        assertThat(tally.complete()).isFalse();
        assertThat(decisions)
                .singleElement()
                .satisfies(decision -> assertThat(decision.articles())
                        .singleElement()
                        .extracting(Article::getBody)
                        .isEqualTo("Seluruh isi halaman."));
        assertThat(intake(reading).unknown()).extracting(FeedIntake.Entry::name).containsExactly("urn:b");
    }

    @Test
    void looksAgainForAPageThatWasNotThere() {
        Reading reading = reading(LiveFeed.rss(List.of(Map.entry("a", "A"))));
        FeedIntake first = intake(reading);
        PageAnswer later = new PageAnswer(first.unknown().get(0).draft(), false);

        first.take(Map.of(first.unknown().get(0).name(), later), decisions::add);

        assertThat(decisions.get(0).articles()).hasSize(1);
        assertThat(intake(reading).unknown()).hasSize(1);
    }

    private record Polled(FeedIntake.Tally tally, List<String> forgotten) {}

    private Polled poll(int from, int to, String title) {
        return take(LiveFeed.rss(IntStream.range(from, to)
                .mapToObj(i -> Map.entry("" + i, title + i))
                .toList()));
    }

    private Polled take(String rss) {
        now = now.plus(Duration.ofMinutes(5));
        FeedIntake intake = intake(reading(rss));
        FeedIntake.Tally tally = intake.take(null, decisions::add);
        List<String> forgotten = intake.forgotten();
        memory = PackedMemory.of(memory).unpack();
        return new Polled(tally, forgotten);
    }

    private FeedIntake intake(Reading reading) {
        return new FeedIntake("desk", memory, reading, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Reading reading(String rss) {
        return DocumentReader.read(rss.getBytes(StandardCharsets.UTF_8), Origin.of("desk", NOON))
                .reading();
    }
}
