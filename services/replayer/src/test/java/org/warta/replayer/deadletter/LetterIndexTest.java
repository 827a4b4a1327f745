package org.warta.replayer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.replayer.deadletter.Letters.NOON;
import static org.warta.replayer.deadletter.Letters.head;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LetterIndexTest {
    private static final String ARTICLES = "news.articles-dlt";
    private static final String ENRICHED = "news.enriched-dlt";

    private final Map<LetterAddress, Redriven> redriven = new HashMap<>();
    private final LetterIndex index = new LetterIndex(5, redriven::get);

    @Test
    void countsLettersByTopicAndCauseAndOverTime() {
        index.add(head(ARTICLES, 0, 0, "Undecodable"));
        index.add(head(ARTICLES, 1, 30, "Undecodable"));
        index.add(head(ARTICLES, 2, 90, "Undecodable"));
        index.add(head(ENRICHED, 0, 10, "Undecodable"));
        index.add(head(ARTICLES, 3, 95, "Oversized"));

        List<LetterGroup> groups = index.groups(LetterFilter.ALL, ChronoUnit.HOURS);

        assertThat(groups)
                .extracting(LetterGroup::exception)
                .containsExactly("Oversized", "Undecodable", "Undecodable");
        LetterGroup undecodable = groups.get(1);
        assertThat(undecodable.topic()).isEqualTo(ARTICLES);
        assertThat(undecodable.letters()).isEqualTo(3);
        assertThat(undecodable.waiting()).isEqualTo(3);
        assertThat(undecodable.first()).isEqualTo(NOON);
        assertThat(undecodable.last()).isEqualTo(NOON.plus(Duration.ofMinutes(90)));
        assertThat(undecodable.overTime())
                .containsExactly(
                        new LetterGroup.Count(NOON, 2), new LetterGroup.Count(NOON.plus(Duration.ofHours(1)), 1));
        assertThat(index.letters(byGroup(undecodable.group()), null, null, 10))
                .extracting(listed -> listed.head().address().offset())
                .containsExactly(2L, 1L, 0L);
    }

    @Test
    void keepsTheLatestAndSaysSo() {
        for (int minute = 0; minute < 4; minute++) {
            index.add(head(ARTICLES, minute, minute, "E"));
        }
        assertThat(index.reach()).isEqualTo(new LetterIndex.Reach(4, 5, NOON, false));
        index.add(head(ENRICHED, 0, 1, "E"));
        index.add(head(ENRICHED, 1, 2, "E"));

        assertThat(index.reach()).isEqualTo(new LetterIndex.Reach(5, 5, NOON.plus(Duration.ofMinutes(1)), true));
        assertThat(addresses(index.letters(LetterFilter.ALL, null, null, 10)))
                .containsExactly(
                        "news.articles-dlt-0@3",
                        "news.enriched-dlt-0@1",
                        "news.articles-dlt-0@2",
                        "news.enriched-dlt-0@0",
                        "news.articles-dlt-0@1");
    }

    @Test
    void pagesMeetEachLetterOnce() {
        for (int offset = 0; offset < 5; offset++) {
            index.add(head(ARTICLES, offset, offset / 2, "E"));
        }
        List<String> seen = new ArrayList<>();
        LetterIndex.Position position = null;
        List<LetterIndex.Listed> page;
        do {
            page = index.letters(LetterFilter.ALL, null, position, 2);
            seen.addAll(addresses(page));
            if (!page.isEmpty()) {
                LetterHead last = page.get(page.size() - 1).head();
                position = new LetterIndex.Position(last.time(), last.address());
            }
        } while (!page.isEmpty());

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void forgetsWhatHasExpired() {
        index.add(head(ARTICLES, 0, 0, "E"));
        index.add(head(ARTICLES, 1, 1, "E"));
        index.forgetBefore(ARTICLES, 0, 1);
        index.forgetBefore(ARTICLES, 1, 100);

        assertThat(addresses(index.letters(LetterFilter.ALL, null, null, 10))).containsExactly("news.articles-dlt-0@1");
        assertThat(index.reach().letters()).isEqualTo(1);
    }

    @Test
    void saysWhatHasBecomeOfALetter() {
        LetterAddress first = new LetterAddress(ARTICLES, 0, 0);
        LetterAddress second = new LetterAddress(ARTICLES, 0, 1);
        index.add(head(ARTICLES, 0, 0, "E"));
        assertThat(index.fate(first).state()).isEqualTo(LetterState.WAITING);

        redriven.put(first, redriven("news.articles"));
        assertThat(index.fate(first).state()).isEqualTo(LetterState.REDRIVEN);

        index.add(cameBack(second, first, "news.articles-0@0"));
        assertThat(index.fate(first).state()).isEqualTo(LetterState.FAILED_AGAIN);
        assertThat(index.fate(first).again()).isEqualTo(second);
        assertThat(index.fate(second).state()).isEqualTo(LetterState.WAITING);

        redriven.put(second, redriven("news.articles-parked"));
        assertThat(index.fate(second).state()).isEqualTo(LetterState.PARKED);
        assertThat(index.letters(LetterFilter.ALL, LetterState.PARKED, null, 10))
                .hasSize(1);
        LetterGroup group = index.groups(
                        byGroup(head(ARTICLES, 0, 0, "E").cause().group(ARTICLES)), ChronoUnit.DAYS)
                .get(0);
        assertThat(group.failedAgain()).isEqualTo(1);
    }

    @Test
    void parkedLettersAreListedWhereTheyAreAskedForByName() {
        index.add(head("news.articles-parked", 0, 0, "E"));

        assertThat(index.letters(LetterFilter.ALL, null, null, 10)).isEmpty();
        assertThat(index.letters(byTopic("news.articles-parked"), null, null, 10))
                .hasSize(1);
        assertThat(index.letters(
                        byGroup(head(ARTICLES, 0, 0, "E").cause().group("news.articles-parked")), null, null, 10))
                .hasSize(1);
    }

    @Test
    void whatFailedBeforeItWasRedrivenOnceMoreSaysNothing() {
        LetterAddress first = new LetterAddress(ARTICLES, 0, 0);
        index.add(head(ARTICLES, 0, 0, "E"));
        index.add(cameBack(new LetterAddress(ARTICLES, 0, 1), first, "news.articles-0@99"));
        redriven.put(first, redriven("news.articles"));

        assertThat(index.fate(first).state()).isEqualTo(LetterState.REDRIVEN);
    }

    private static LetterHead cameBack(LetterAddress address, LetterAddress redriveOf, String failed) {
        Cause cause = new Cause("E", null, null, null);
        return new LetterHead(address, NOON.plusSeconds(60), "key", cause, null, 1, redriveOf, failed);
    }

    private static LetterFilter byGroup(String group) {
        return new LetterFilter(group, null, null, null, null, null, null, null, null);
    }

    private static LetterFilter byTopic(String topic) {
        return new LetterFilter(null, topic, null, null, null, null, null, null, null);
    }

    private static Redriven redriven(String topic) {
        return new Redriven("r", "desk", NOON, "why", false, topic, 0, 0);
    }

    private static List<String> addresses(List<LetterIndex.Listed> listed) {
        return listed.stream()
                .map(letter -> Objects.toString(letter.head().address()))
                .toList();
    }
}
