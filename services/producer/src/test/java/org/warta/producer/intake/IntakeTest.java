package org.warta.producer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.warta.event.Article;
import org.warta.event.ItemStatus;
import org.warta.event.PubStatus;
import org.warta.event.Rejection;
import org.warta.event.SourceState;
import org.warta.producer.format.ArticleReader;
import org.warta.producer.format.FileFormat;
import org.warta.producer.source.Item;
import org.warta.producer.source.NewsSource;

class IntakeTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T15:00:00.123456Z"), ZoneOffset.UTC);

    private final Shelf shelf = new Shelf();
    private final SourceMemory memory = new SourceMemory();
    private Intake intake = new Intake("desk", shelf, memory, CLOCK);

    @Test
    void publishesNewArticleComplete() {
        Decision decision = decide("a.txt", "Judul\nIsi.");

        assertThat(decision.articles()).singleElement().satisfies(article -> {
            assertThat(article.getUri()).isEqualTo("warta://desk/a.txt");
            assertThat(article.getId()).isEqualTo(Identity.id("warta://desk/a.txt"));
            assertThat(article.getVersionCreated()).isEqualTo(NOON);
            assertThat(article.getVersion()).isEqualTo(NOON.toEpochMilli());
            assertThat(article.getFirstCreated()).isEqualTo(NOON);
            assertThat(article.getIngestedAt()).isEqualTo(Instant.parse("2026-11-23T15:00:00.123Z"));
            assertThat(article.getContentHash()).isEqualTo(Identity.contentHash("Judul", "Isi."));
        });
        assertThat(decision.states()).singleElement().satisfies(state -> {
            assertThat(state.getItem()).isEqualTo("a.txt");
            assertThat(state.getStatus()).isEqualTo(ItemStatus.PUBLISHED);
            assertThat(state.getArticles()).hasSize(1);
        });
        assertThat(decision.settled()).isTrue();
    }

    @Test
    void publishesNothingForTheSameContentAlsoAfterRestart() {
        List<SourceState> states = decide("a.txt", "Judul\nIsi.").states();
        restart(states);

        Decision again = decide("a.txt", "Judul\nIsi.", NOON.plusSeconds(60));

        assertThat(again.isChange()).isFalse();
        assertThat(again.unchanged()).isEqualTo(1);
    }

    @Test
    void publishesNothingForOtherBytesOfTheSameArticle() {
        decide("a.txt", "Judul\nIsi.");

        Decision again = decide("a.txt", "\uFEFFJudul\r\nJudul\r\nIsi.\r\n", NOON.plusSeconds(60));

        assertThat(again.articles()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.states()).hasSize(1);
    }

    @Test
    void givesAChangedArticleItsNewTimeAndKeepsTheFirst() {
        decide("a.txt", "Judul\nIsi.");

        Article second = decide("a.txt", "Judul\nIsi baru.", NOON.plusSeconds(60))
                .articles()
                .get(0);

        assertThat(second.getVersionCreated()).isEqualTo(NOON.plusSeconds(60));
        assertThat(second.getFirstCreated()).isEqualTo(NOON);
    }

    @Test
    void countsOneUpWhereTheTimeDoesNotGrow() {
        decide("a.txt", "Judul\nIsi.");

        Article second = decide("a.txt", "Judul\nIsi baru.", NOON.minusSeconds(60))
                .articles()
                .get(0);
        Article third = decide("a.txt", "Judul\nIsi lagi.", NOON).articles().get(0);

        assertThat(second.getVersion()).isEqualTo(NOON.toEpochMilli() + 1);
        assertThat(second.getVersionCreated()).isEqualTo(NOON.plusMillis(1));
        assertThat(third.getVersion()).isEqualTo(NOON.toEpochMilli() + 2);
    }

    @Test
    void takesDeclaredTimes() {
        Article article = decide("a.md", "---\nversionCreated: 2026-01-02\nfirstCreated: 2026-01-01\n---\n# A")
                .articles()
                .get(0);

        assertThat(article.getVersionCreated()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(article.getFirstCreated()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void publishesOnlyTheChangedArticlesOfAnItem() {
        decide("a.ndjson", "{\"headline\":\"A\"}\n{\"headline\":\"B\"}");

        Decision decision = decide(
                "a.ndjson", "{\"headline\":\"A\"}\n{\"headline\":\"B2\"}\n{\"headline\":\"C\"}", NOON.plusSeconds(1));

        assertThat(decision.articles())
                .extracting(Article::getUri)
                .containsExactly("warta://desk/a.ndjson#/1", "warta://desk/a.ndjson#/2");
        assertThat(decision.unchanged()).isEqualTo(1);
    }

    @Test
    void remembersArticlesThatLeftAnItemInCaseTheyComeBack() {
        decide("a.ndjson", "{\"uri\":\"urn:x:1\",\"headline\":\"A\"}\n{\"uri\":\"urn:x:2\",\"headline\":\"B\"}");
        decide("a.ndjson", "{\"uri\":\"urn:x:2\",\"headline\":\"B\"}");

        Decision back = decide("a.ndjson", "{\"uri\":\"urn:x:1\",\"headline\":\"A\"}");

        assertThat(back.articles()).isEmpty();
        assertThat(back.unchanged()).isEqualTo(1);
    }

    @Test
    void keepsWhatWasPublishedWhenTheItemTurnsBad() {
        decide("a.txt", "Judul\nIsi.");

        Decision bad = decide("a.txt", "Judul\u0000", NOON.plusSeconds(1));
        Decision worse = decide("a.txt", "Judul\u0000", NOON.plusSeconds(2));
        Decision good = decide("a.txt", "Judul\nIsi.", NOON.plusSeconds(3));

        assertThat(bad.rejections()).hasSize(1);
        assertThat(bad.states().get(0).getStatus()).isEqualTo(ItemStatus.REJECTED);
        assertThat(bad.states().get(0).getArticles()).hasSize(1);
        assertThat(worse.isChange()).isFalse();
        assertThat(worse.rejections()).hasSize(1);
        assertThat(good.articles()).isEmpty();
        assertThat(good.states().get(0).getStatus()).isEqualTo(ItemStatus.PUBLISHED);
    }

    @Test
    void cancelsUnderTheSameIdentity() {
        Article first = decide("a.md", "# A").articles().get(0);

        Article canceled = decide("a.md", "---\npubStatus: canceled\n---\n", NOON.plusSeconds(1))
                .articles()
                .get(0);

        assertThat(canceled.getId()).isEqualTo(first.getId());
        assertThat(canceled.getPubStatus()).isEqualTo(PubStatus.CANCELED);
        assertThat(canceled.getVersion()).isGreaterThan(first.getVersion());
    }

    @Test
    void rejectsSecondItemOfOneUriAndNamesTheFirst() {
        decide("a.md", "---\nuri: urn:x\n---\n# A");

        Decision second = decide("b.md", "---\nuri: urn:x\n---\n# B");

        assertThat(second.articles()).isEmpty();
        assertThat(second.settled()).isFalse();
        assertThat(second.rejections())
                .extracting(Rejection::getReason)
                .containsExactly("uri urn:x is that of an article in a.md: give each its own");
    }

    @Test
    void rejectsSecondArticleOfOneUriInAnItem() {
        Decision decision =
                decide("a.ndjson", "{\"uri\":\"urn:x\",\"headline\":\"A\"}\n{\"uri\":\"urn:x\",\"headline\":\"B\"}");

        assertThat(decision.articles()).hasSize(1);
        assertThat(decision.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.getLine()).isEqualTo(2);
            assertThat(rejection.getReason())
                    .isEqualTo("uri urn:x is that of the article on line 1: give each its own");
        });
    }

    @Test
    void publishesNothingForARenamedFileAndForgetsTheFormerName() {
        decide("a.md", "---\nuri: urn:x\n---\n# A");
        shelf.items.remove("a.md");

        Decision renamed = decide("b.md", "---\nuri: urn:x\n---\n# A", NOON.plusSeconds(1));

        assertThat(renamed.articles()).isEmpty();
        assertThat(renamed.unchanged()).isEqualTo(1);
        assertThat(renamed.forgotten()).containsExactly("a.md");
        assertThat(renamed.states()).extracting(SourceState::getItem).containsExactly("b.md");
    }

    @Test
    void followsUrisThatTwoItemsSwap() {
        decide("a.md", "---\nuri: urn:x\n---\n# A");
        decide("b.md", "---\nuri: urn:y\n---\n# B");
        put("b.md", "---\nuri: urn:x\n---\n# B", NOON.plusSeconds(1));

        Decision a = decide("a.md", "---\nuri: urn:y\n---\n# A", NOON.plusSeconds(1));
        Decision b = decide("b.md", "---\nuri: urn:x\n---\n# B", NOON.plusSeconds(1));

        assertThat(a.articles()).extracting(Article::getUri).containsExactly("urn:y");
        assertThat(b.articles()).extracting(Article::getUri).containsExactly("urn:x");
        assertThat(b.rejections()).isEmpty();
    }

    @Test
    void rejectsAnArticleThatKafkaWouldNotTake() {
        Decision decision = decide("a.txt", "Judul\n" + "x".repeat(Intake.MAX_EVENT_BYTES));

        assertThat(decision.articles()).isEmpty();
        assertThat(decision.rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.getReason()).contains("bytes long: Kafka takes"));
    }

    @Test
    void rejectsAnItemWhoseStateKafkaWouldNotTake() {
        String uri = "{\"headline\":\"A\",\"uri\":\"urn:" + "x".repeat(1_900);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            lines.append(uri).append(i).append("\"}\n");
        }
        Decision decision = decide("a.ndjson", lines.toString());

        assertThat(decision.articles()).isEmpty();
        assertThat(decision.states()).hasSize(1);
        assertThat(decision.rejections())
                .extracting(Rejection::getReason)
                .containsExactly("holds 5000 articles, too many for one item: split it");
    }

    private Decision decide(String name, String text) {
        return decide(name, text, NOON);
    }

    private Decision decide(String name, String text, Instant modified) {
        return intake.decide(put(name, text, modified));
    }

    private Item put(String name, String text, Instant modified) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        FileFormat format = Objects.requireNonNull(FileFormat.ofName(name));
        Item item = new Item(name, Identity.sha256(bytes), modified, () -> ArticleReader.read(format, bytes, "desk"));
        shelf.items.put(name, item);
        return item;
    }

    private void restart(List<SourceState> states) {
        SourceMemory restored = new SourceMemory();
        states.forEach(restored::remember);
        intake = new Intake("desk", shelf, restored, CLOCK);
    }

    /** Items by name, as a source would hold them. */
    private static final class Shelf implements NewsSource.Watch {
        private final Map<String, Item> items = new HashMap<>();

        @Override
        public boolean look(NewsSource.ItemTaker taker) {
            items.values().forEach(taker::take);
            return true;
        }

        @Override
        public @Nullable Item read(String name) {
            return items.get(name);
        }
    }
}
