package org.warta.reader.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.ArticleSummary.LanguageView;
import org.warta.reader.article.ArticleSummary.SourceView;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.ArticleView.EnrichmentView;
import org.warta.reader.article.ArticleView.ModelView;

class HubTest {
    private static final String TOPIC = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Position START = new Position(TOPIC, List.of(0L, 0L), NOON, null);

    private final Hub hub = new Hub(3, 4, InstantSource.fixed(NOON));

    @Test
    void clientsWaitUntilTheRecentEventsAreThere() {
        Ear early = open(null);
        hub.begin(START);
        publish(event(0, 0, "a"));
        assertThat(early.events).isEmpty();

        hub.serve();
        publish(event(0, 1, "b"));
        assertThat(early.events).containsExactly("b");
    }

    @Test
    void sendsWhoComesBackWhatItHasMissed() {
        serve();
        Ear first = open(null);
        publish(event(0, 0, "a"), event(1, 0, "b"), event(0, 1, "c"));
        assertThat(first.events).containsExactly("a", "b", "c");

        assertThat(open(first.ids.get(0)).events).containsExactly("b", "c");
        assertThat(open(first.ids.get(2)).events).isEmpty();
    }

    @Test
    void understandsPlacesOfAnInstanceThatSawThePartitionsInAnotherOrder() {
        serve();
        Position elsewhere = START.passing(1, 0); // b came first there
        publish(event(0, 0, "a"), event(1, 0, "b"), event(0, 1, "c"));

        Ear ear = open(elsewhere);

        assertThat(ear.events).containsExactly("a", "c");
        assertThat(ear.ids.get(0)).isEqualTo(START.passing(0, 0).passing(1, 0));
    }

    @Test
    void sendsNothingTwiceToWhoIsAheadOfThisInstance() {
        serve();
        Ear ear = open(START.passing(0, 0).passing(1, 0));
        publish(event(0, 0, "a"), event(1, 0, "b"), event(0, 1, "c"));

        assertThat(ear.events).containsExactly("c");
    }

    @Test
    void keepsOfAnArticleOnlyTheLastEvent() {
        serve();
        publish(event(0, 0, "a"), event(0, 1, "b"), canceled(0, 2, "a"));

        assertThat(open(START).events).containsExactly("b", "canceled a");
    }

    @Test
    void handsOverWhoWasAwayTooLong() throws InterruptedException {
        serve();
        publish(LongStream.range(0, 6).mapToObj(i -> event(0, i, "e" + i)).toArray(LiveEvent[]::new));
        Ear ear = new Ear(10);
        Subscriber subscriber = new Subscriber(ear, all(), START);
        hub.open(subscriber);
        assertThat(ear.events).isEmpty();
        assertThat(hub.takeBehind()).isSameAs(subscriber);

        hub.caughtUp(subscriber, List.of(event(0, 0, "e0"), event(0, 1, "e1")), START.passing(0, 1));

        assertThat(ear.events).containsExactly("e0", "e1", "e2", "e3", "e4", "e5");
    }

    @Test
    void startsAgainWhoIsInAnotherTopic() {
        serve();
        publish(event(0, 0, "a"));
        Ear ear = open(Position.NOWHERE);
        assertThat(ear.events).containsExactly("reset");

        hub.begin(new Position("B".repeat(22), List.of(0L), NOON, null));
        hub.serve();

        assertThat(ear.events).containsExactly("reset", "reset");
    }

    @Test
    void doesNotSendAgainWhatHasExpiredSince() {
        serve();
        LiveEvent old = event(0, 0, "old");
        LiveEvent expired = new LiveEvent(0, 0, old.id(), article(old.id(), NOON), old.position(), old.data());
        publish(expired, event(0, 1, "b"));

        assertThat(open(START).events).containsExactly("b");
    }

    @Test
    void letsGoOfWhoIsTooSlow() {
        serve();
        Ear slow = new Ear(2); // its place, and one event
        hub.open(new Subscriber(slow, all(), null));
        Ear fast = open(null);
        publish(event(0, 0, "a"), event(0, 1, "b"));

        assertThat(fast.events).containsExactly("a", "b");
        assertThat(hub.clients()).isEqualTo(1);
    }

    @Test
    void hasRoomForSoManyAndNobodyAfterTheEnd() {
        serve();
        List<Ear> ears = List.of(open(null), open(null), open(null));
        assertThat(hub.open(new Subscriber(new Ear(10), all(), null))).isFalse();

        hub.close();

        assertThat(ears).allMatch(ear -> ear.closed);
        assertThat(hub.open(new Subscriber(new Ear(10), all(), null))).isFalse();
    }

    private void serve() {
        hub.begin(START);
        hub.serve();
    }

    private Ear open(@Nullable Position seen) {
        Ear ear = new Ear(10);
        hub.open(new Subscriber(ear, all(), seen));
        return ear;
    }

    /** Publishes these events, each with the position that they lead to in this order. */
    private void publish(LiveEvent... events) {
        Position position = hub.position();
        List<LiveEvent> placed = new ArrayList<>();
        for (LiveEvent event : events) {
            position = position.passing(event.partition(), event.offset());
            placed.add(new LiveEvent(
                    event.partition(), event.offset(), event.id(), event.article(), position, event.data()));
        }
        hub.publish(placed, position);
    }

    private static LiveEvent event(int partition, long offset, String name) {
        UUID id = id(name);
        return new LiveEvent(partition, offset, id, article(id, null), START, name);
    }

    private static LiveEvent canceled(int partition, long offset, String name) {
        return new LiveEvent(partition, offset, id(name), null, START, "canceled " + name);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static LiveFilter all() {
        return new LiveFilter(ArticleQuery.newest(ArticleQuery.DEFAULT_LIMIT));
    }

    private static ArticleView article(UUID id, @Nullable Instant expires) {
        return new ArticleView(
                id,
                "https://example.org/" + id,
                1,
                NOON,
                null,
                null,
                NOON,
                "USABLE",
                null,
                expires,
                null,
                "Judul",
                "Isi",
                null,
                null,
                new SourceView("kantor", null, null),
                List.of(),
                null,
                null,
                null,
                "0".repeat(64),
                NOON,
                Map.of(),
                new EnrichmentView(
                        new LanguageView("id", 0.9f, "DETECTED"),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        NOON,
                        new ModelView("test", "1", "none")));
    }

    /** A client that remembers what it is sent. */
    private static final class Ear implements Client {
        private final int capacity;
        private final List<String> events = new ArrayList<>();
        private final List<Position> ids = new ArrayList<>();
        private int frames;
        private boolean closed;

        Ear(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public boolean offer(byte[] frame) {
            if (++frames > capacity) {
                return false;
            }
            String id = "";
            String type = "";
            for (String line : new String(frame, StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("event: ")) {
                    type = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    events.add(type.equals("reset") ? type : line.substring("data: ".length()));
                    ids.add(Position.of(id).orElseThrow());
                }
            }
            return true;
        }

        @Override
        public void flush() {
            // nothing waits
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
