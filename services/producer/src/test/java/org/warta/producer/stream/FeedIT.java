package org.warta.producer.stream;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.producer.stream.Producers.headlines;
import static org.warta.producer.stream.Producers.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.event.Article;
import org.warta.event.LastPoll;
import org.warta.event.PollResult;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourceOrigin;
import org.warta.event.SourcePolls;
import org.warta.producer.fetch.TestSite;

class FeedIT {
    private final Producers producers = new Producers();
    private final TestSite site = TestSite.start();
    private final String source = producers.name + "-feed";

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void publishesNewAndChangedEntriesOnceAndAsksConditionally() {
        LiveFeed feed = new LiveFeed();
        feed.edit(List.of(entry(source + "/a", "A"), entry(source + "/b", "B")));
        site.serve("/feed", feed);

        try (ConfigurableApplicationContext producer = start(configured("/feed"))) {
            awaitLong().until(() -> feed.unchanged() >= 2);
            assertThat(headlines(producers.articles())).containsExactly("A", "B");

            feed.edit(List.of(entry(source + "/a", "A2"), entry(source + "/c", "C")));
            awaitLong().until(() -> ledger(producer).published() == 4);

            feed.edit(List.of(entry(source + "/b", "B"), entry(source + "/a", "A2")));
            int before = feed.unchanged();
            awaitLong().until(() -> feed.unchanged() >= before + 2);
            assertThat(ledger(producer).published()).isEqualTo(4);
            assertThat(last().getResult()).isEqualTo(PollResult.NOT_MODIFIED);
        }
        int polls = site.requests().size();
        try (ConfigurableApplicationContext producer = start(configured("/feed"))) {
            awaitLong().until(() -> site.requests().size() >= polls + 2);
            assertThat(site.requests().get(polls).headers()).containsEntry("if-none-match", "\"3\"");
            assertThat(ledger(producer).published()).isZero();
        }
        assertThat(headlines(producers.articles())).containsExactly("A", "A2", "B", "C");
        Map<String, List<Article>> versions =
                producers.articles().stream().collect(Collectors.groupingBy(Article::getUri));
        assertThat(versions.get("urn:" + source + "/a"))
                .extracting(Article::getVersion)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void followsAMoveAndLeavesAFeedThatIsGone() {
        LiveFeed feed = new LiveFeed();
        feed.edit(List.of(entry(source + "/a", "A")));
        site.serve("/old", TestSite.redirect(301, "/new")).serve("/new", feed);

        try (ConfigurableApplicationContext producer = start(configured("/old"))) {
            awaitLong().until(() -> ledger(producer).published() == 1);
            String moved = site.at("localhost", "/new").toString();
            awaitLong().until(() -> moved.equals(polls().getAddress()));
            int old = asked("/old");
            awaitLong().until(() -> feed.unchanged() >= 3);
            assertThat(asked("/old")).isEqualTo(old);

            site.serve("/new", TestSite.page(500, "broken"));
            awaitLong()
                    .until(() -> ledger(producer)
                            .unavailable()
                            .getOrDefault(source, "")
                            .contains("500"));
            assertThat(polls().getFailures()).isPositive();

            site.serve("/new", TestSite.page(410, "gone")).serve("/old", TestSite.page(410, "gone"));
            awaitLong().until(() -> last().getResult() == PollResult.GONE);
            assertThat(polls().getNext()).isNull();
        }
    }

    @Test
    void fetchesThePageOfANewEntryOnce() {
        String page = site.at("localhost", "/page").toString();
        String feed = "<rss version=\"2.0\"><channel><title>Kabar</title><item><guid isPermaLink=\"false\">urn:"
                + source
                + "/p</guid><link>" + page + "</link><title>Judul</title><description>Ringkas.</description></item>"
                + "</channel></rss>";
        String html = "<!doctype html><html><head><script type=\"application/ld+json\">"
                + "{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \"headline\": \"Judul\","
                + " \"articleBody\": \"Seluruh isi berita.\"}</script></head><body><p>Lain.</p></body></html>";
        site.serve("/feed", TestSite.page(200, feed, "Content-Type: application/rss+xml"))
                .serve("/page", TestSite.page(200, html, "Content-Type: text/html"));

        String[] configured = configured("/feed");
        try (ConfigurableApplicationContext producer =
                start(configured[0], configured[1], "--warta.producer.sources[0].fetch-pages=true")) {
            awaitLong().until(() -> ledger(producer).published() == 1);
            int before = asked("/feed");
            awaitLong().until(() -> asked("/feed") >= before + 2);
            assertThat(last().getResult()).isEqualTo(PollResult.UNCHANGED);
        }

        assertThat(asked("/page")).isEqualTo(1);
        assertThat(producers.articles()).singleElement().satisfies(article -> {
            assertThat(article.getBody()).isEqualTo("Seluruh isi berita.");
            assertThat(article.getSummary()).isEqualTo("Ringkas.");
        });
    }

    @Test
    void followsDefinitionsAtRuntimeWhoeverServesThem() throws IOException {
        List<String> ids = new ArrayList<>();
        List<LiveFeed> feeds = new ArrayList<>();
        try (ConfigurableApplicationContext survivor = start()) {
            SourceCatalogue catalogue = survivor.getBean(SourceCatalogue.class);
            awaitLong().ignoreExceptions().until(() -> {
                catalogue.checkRead();
                return true;
            });
            Process other = producers.startProcess(Path.of("target", "feeds.log"), settings());
            try {
                for (int i = 0; i < 12; i++) {
                    LiveFeed feed = new LiveFeed();
                    feed.edit(List.of(entry(source + i + "/a", "A" + i)));
                    site.serve("/" + i, feed);
                    feeds.add(feed);
                    ids.add(source + i);
                }
                // the other one takes its share only once it has started
                awaitLong().until(() -> ledger(survivor).isReady());
                catalogue.putAll(ids.stream().map(this::made).toList());
                awaitLong().until(() -> producers.articles().size() == 12);
                awaitLong().until(() -> !ledger(survivor).owned().containsAll(ids));
            } finally {
                other.destroyForcibly().onExit().join();
            }
            for (int i = 0; i < 12; i++) {
                feeds.get(i).edit(List.of(entry(ids.get(i) + "/a", "A" + i), entry(ids.get(i) + "/b", "B" + i)));
            }
            awaitLong().until(() -> producers.articles().size() == 24);
            assertThat(headlines(producers.articles())).doesNotHaveDuplicates();

            SourceDefinition paused = SourceDefinition.newBuilder(made(ids.get(0)))
                    .setPaused(true)
                    .build();
            catalogue.putAll(List.of(paused));
            awaitLong().until(() -> {
                int before = asked("/0");
                await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
                return asked("/0") == before;
            });
            SourceDefinition requested = SourceDefinition.newBuilder(paused)
                    .setPaused(false)
                    .setPollRequestedAt(Instant.now())
                    .build();
            int before = asked("/0");
            catalogue.putAll(List.of(requested));
            awaitLong().until(() -> asked("/0") > before);

            catalogue.putAll(ids.stream()
                    .map(id -> SourceDefinition.newBuilder(made(id))
                            .setRemoved(true)
                            .build())
                    .toList());
            awaitLong()
                    .until(() -> ids.stream().noneMatch(id -> catalogue.find(id).isPresent()));
            assertThat(producers.record(ids.get(0) + "/")).isNull();
            assertThat(producers.record(SourceKey.item(ids.get(0), "urn:" + ids.get(0) + "/a")))
                    .isNull();
        }
        assertThat(producers.articles()).hasSize(24);
    }

    private SourceDefinition made(String id) {
        return SourceDefinition.newBuilder()
                .setSourceId(id)
                .setKind(SourceKind.FEED)
                .setUri(site.at("localhost", "/" + id.substring(source.length()))
                        .toString())
                .setOrigin(SourceOrigin.API)
                .setCreatedAt(Instant.EPOCH)
                .setChangedAt(Instant.EPOCH)
                .build();
    }

    private String[] configured(String target) {
        return new String[] {
            "--warta.producer.sources[0].id=" + source,
            "--warta.producer.sources[0].uri=" + site.at("localhost", target)
        };
    }

    private ConfigurableApplicationContext start(String... more) {
        List<String> all = new ArrayList<>(List.of(settings()));
        all.addAll(List.of(more));
        return producers.start(all.toArray(String[]::new));
    }

    static String[] settings() {
        return new String[] {
            "--warta.producer.fetch.public-only=false",
            "--warta.producer.fetch.ports=",
            "--warta.producer.fetch.host-gap=0s",
            "--warta.producer.fetch.robots.obeyed=false",
            "--warta.producer.schedule.shortest=100ms",
            "--warta.producer.schedule.initial=100ms",
            "--warta.producer.schedule.longest=200ms",
            "--warta.producer.schedule.longest-wait=500ms",
            "--warta.producer.schedule.moved-after=0s"
        };
    }

    private int asked(String target) {
        return (int) site.requests().stream()
                .filter(request -> request.target().equals(target))
                .count();
    }

    private SourcePolls polls() {
        return Objects.requireNonNull(producers.record(source + "/").getPolls());
    }

    private LastPoll last() {
        return Objects.requireNonNull(polls().getLast());
    }

    private static ConditionFactory awaitLong() {
        return await().atMost(Duration.ofMinutes(2)).ignoreExceptions();
    }
}
