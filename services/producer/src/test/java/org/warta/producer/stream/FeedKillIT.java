package org.warta.producer.stream;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.event.Article;
import org.warta.producer.fetch.TestSite;

/** Kills a polling producer again and again, {@code -Dwarta.test.kills} times, at moments that are random within polls. */
class FeedKillIT {
    private static final int KILLS = Integer.getInteger("warta.test.kills", 5);
    private static final int SOURCES = 8;
    private static final int MOST_POLLS_BEFORE_A_KILL = 60;
    /** A JVM starts slowly on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Producers producers = new Producers();
    private final List<GrowingFeed> feeds = new ArrayList<>();

    @Test
    void publishesEveryVersionOnceHoweverOftenKilled() throws Exception {
        Random random = new Random(20);
        List<String> arguments = new ArrayList<>(List.of(FeedIT.settings()));
        try (TestSite site = TestSite.start()) {
            for (int i = 0; i < SOURCES; i++) {
                GrowingFeed feed = new GrowingFeed(producers.name + "-" + i);
                feeds.add(feed);
                site.serve("/" + i, feed);
                arguments.add("--warta.producer.sources[" + i + "].id=" + feed.name);
                arguments.add("--warta.producer.sources[" + i + "].uri=" + site.at("localhost", "/" + i));
            }
            String[] settings = arguments.toArray(String[]::new);
            int asked = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                int last = asked + 1 + random.nextInt(MOST_POLLS_BEFORE_A_KILL);
                Process victim = producers.startProcess(Path.of("target", "feed-kill.log"), settings);
                try {
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> site.requests().size() >= last);
                } finally {
                    victim.destroyForcibly().onExit().join();
                }
                asked = site.requests().size();
            }
            feeds.forEach(GrowingFeed::freeze);
            try (ConfigurableApplicationContext survivor = producers.start(settings)) {
                await().atMost(PATIENCE).until(() -> feeds.stream().allMatch(GrowingFeed::isSettled));
                await().atMost(PATIENCE)
                        .until(() -> feeds.stream().allMatch(feed -> published().containsAll(feed.current())));
            }
        }
        assertThat(published()).doesNotHaveDuplicates();
        Map<String, List<Article>> versions =
                producers.articles().stream().collect(Collectors.groupingBy(Article::getUri));
        versions.forEach((uri, published) -> assertThat(published)
                .as(uri)
                .extracting(Article::getVersion)
                .isSorted()
                .doesNotHaveDuplicates());
        System.out.printf(
                "%d kills: %d articles in %d versions, all of them once%n",
                KILLS, versions.size(), producers.articles().size());
    }

    /** Address and headline of every version. */
    private List<String> published() {
        return producers.articles().stream()
                .map(article -> article.getUri() + " " + article.getHeadline())
                .toList();
    }

    /** Has one more entry, and another title of its first, each time that it is asked; forgets none. */
    private static final class GrowingFeed implements TestSite.Page {
        private final String name;
        private final Map<Integer, Integer> askedOf = new HashMap<>();
        private int size;
        private boolean frozen;

        GrowingFeed(String name) {
            this.name = name;
        }

        synchronized void freeze() {
            frozen = true;
        }

        /** Whether it has been asked since it was frozen. */
        synchronized boolean isSettled() {
            return frozen && askedOf.getOrDefault(size, 0) > 1;
        }

        synchronized List<String> current() {
            return entries().stream()
                    .map(entry -> "urn:" + entry.getKey() + " " + entry.getValue())
                    .toList();
        }

        private List<Map.Entry<String, String>> entries() {
            List<Map.Entry<String, String>> entries = new ArrayList<>();
            entries.add(entry(name + "/first", "Edisi " + size));
            for (int i = 1; i <= size; i++) {
                entries.add(entry(name + "/" + i, "Kabar " + i));
            }
            return entries;
        }

        @Override
        public synchronized void answer(TestSite.Request request, OutputStream out)
                throws IOException, InterruptedException {
            if (!frozen) {
                size++;
            }
            askedOf.merge(size, 1, Integer::sum);
            TestSite.page(200, LiveFeed.rss(entries()), "Content-Type: application/rss+xml")
                    .answer(request, out);
        }
    }
}
