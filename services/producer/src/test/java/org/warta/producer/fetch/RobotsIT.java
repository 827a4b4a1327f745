package org.warta.producer.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.producer.fetch.TestSite.page;
import static org.warta.producer.fetch.TestSite.redirect;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsIT {
    private final TestSite site = TestSite.start();
    private final Fetching fetching = new Fetching();

    @BeforeEach
    void serve() {
        site.serve("/feed", page(200, "<rss/>")).serve("/private/feed", page(200, "<rss/>"));
    }

    @AfterEach
    void close() {
        fetching.close();
        site.close();
    }

    @Test
    void obeysRulesForUsBeforeRulesForAll() {
        site.serve("/robots.txt", page(200, "User-agent: *\nDisallow: /\n\nUser-agent: Warta\nDisallow: /private/\n"));

        assertThat(fetching.content(site.at("a.test", "/feed"))).isNotEmpty();
        assertThat(fetching.failure(site.at("a.test", "/private/feed")))
                .isEqualTo("is not allowed by robots.txt of `a.test`");
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void asksTheHostThatARedirectLeadsTo() {
        site.serve(
                "/robots.txt",
                (request, out) -> page(200, request.host().equals("b.test") ? "User-agent: *\nDisallow: /feed" : "")
                        .answer(request, out));
        site.serve("/away", redirect(302, "http://b.test:" + site.port() + "/feed"));

        assertThat(fetching.failure(site.at("a.test", "/away"))).isEqualTo("is not allowed by robots.txt of `b.test`");
        assertThat(site.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410, 204})
    void mayFetchWhereThereAreNoRules(int status) {
        site.serve("/robots.txt", page(status, ""));

        assertThat(fetching.content(site.at("a.test", "/feed"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void waitsWhileRulesCannotBeRead(int status) {
        site.serve("/robots.txt", page(status, "", "Retry-After: 60"));

        Outcome.Later later =
                (Outcome.Later) fetching.fetch(site.at("a.test", "/feed")).outcome();

        assertThat(later.reason())
                .isEqualTo("robots.txt of `a.test` cannot be read, so nothing is fetched there: answered " + status);
        assertThat(later.hints().retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void waitsWhileTheServerOfTheRulesIsAway() {
        site.serve("/robots.txt", (request, out) -> {});

        assertThat(fetching.failure(site.at("a.test", "/feed"))).startsWith("robots.txt of `a.test` cannot be read");
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void followsRedirectsToRules() {
        site.serve("/robots.txt", redirect(301, "/rules")).serve("/rules", page(200, "User-agent: *\nDisallow: /"));

        assertThat(fetching.failure(site.at("a.test", "/feed"))).contains("not allowed");
    }

    @Test
    void readsRulesOnceHoweverManyWaitForThem() {
        site.serve("/robots.txt", page(200, ""));
        URI address = site.at("a.test", "/feed");

        CompletableFuture.allOf(IntStream.range(0, 20)
                        .mapToObj(i -> fetching.fetcher().fetch(address, null))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(site.allRequests())
                .filteredOn(request -> request.target().equals("/robots.txt"))
                .hasSize(1);
        assertThat(site.requests()).hasSize(20);
    }

    @Test
    void readsAsMuchOfEndlessRulesAsItMust() {
        site.serve("/robots.txt", (request, out) -> {
            TestSite.write(out, TestSite.head(200) + "\r\nUser-agent: *\nDisallow: /private/\n");
            while (true) {
                TestSite.write(out, "# more\n".repeat(100));
            }
        });

        assertThat(fetching.content(site.at("a.test", "/feed"))).isEqualTo("<rss/>".getBytes(UTF_8));
        assertThat(fetching.failure(site.at("a.test", "/private/feed"))).contains("not allowed");
    }

    @Test
    void forgetsRulesWhenTheirTimeIsOver() {
        site.serve("/robots.txt", page(200, ""));
        try (Fetching forgetful = new Fetching(settings -> Fetching.robots(
                settings,
                robots -> new RobotsSettings(
                        true,
                        Duration.ofMillis(1),
                        robots.errorTtl(),
                        robots.maxBytes(),
                        robots.maxDelay(),
                        robots.cacheBytes())))) {
            assertThat(forgetful.content(site.at("a.test", "/feed"))).isNotEmpty();
            site.serve("/robots.txt", page(200, "User-agent: *\nDisallow: /"));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    forgetful.fetch(site.at("a.test", "/feed")).outcome())
                            .isInstanceOf(Outcome.Failed.class));
        }
    }

    @Test
    void keepsToDelaysWithinBounds() {
        Robots slow = robots("User-agent: *\nCrawl-delay: 7\n");
        Robots never = robots("User-agent: *\nCrawl-delay: 99999\nDisallow: /x\n");

        assertThat(slow.delay(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(7));
        assertThat(never.delay(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(robots("").delay(Duration.ofSeconds(30))).isZero();
    }

    @Test
    void asksNothingWhenRulesAreNotObeyed() {
        site.serve("/robots.txt", page(200, "User-agent: *\nDisallow: /"));
        try (Fetching free = new Fetching(settings -> Fetching.robots(
                settings,
                robots -> new RobotsSettings(
                        false,
                        robots.ttl(),
                        robots.errorTtl(),
                        robots.maxBytes(),
                        robots.maxDelay(),
                        robots.cacheBytes())))) {
            assertThat(free.content(site.at("a.test", "/feed"))).isNotEmpty();
        }
        assertThat(site.allRequests()).hasSize(1);
    }

    private static Robots robots(String text) {
        Address address = new Address("http", "a.test", 80, "/robots.txt");
        Content content = new Content(text.getBytes(UTF_8), null);
        return Robots.of(
                address,
                null,
                new Outcome.Fresh(content, new Validators(address.uri(), null, null), new Hints(null, null)));
    }
}
