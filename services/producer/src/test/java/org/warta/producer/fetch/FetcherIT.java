package org.warta.producer.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.producer.fetch.TestSite.page;
import static org.warta.producer.fetch.TestSite.redirect;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answer, and what becomes of it. */
class FetcherIT {
    private static final String FEED = "<rss>a feed</rss>";

    private final TestSite site = TestSite.start();
    private final Fetching fetching = new Fetching();

    @AfterEach
    void close() {
        fetching.close();
        site.close();
    }

    @Test
    void bringsContentAndWhatTheServerSaysOfIt() {
        site.serve(
                "/feed?q=1",
                page(
                        200,
                        FEED,
                        "Content-Type: text/plain; charset=x",
                        "ETag: W/\"1\"",
                        "Last-Modified: Mon, 23 Nov 2026 06:00:00 GMT",
                        "Cache-Control: public, max-age=300, s-maxage=9",
                        "Set-Cookie: id=1"));
        URI address = site.at("a.test", "/feed?q=1");

        Fetched fetched = fetching.fetch(address);

        assertThat(fetched.address()).isEqualTo(address);
        assertThat(fetched.movedTo()).isNull();
        Outcome.Fresh fresh = (Outcome.Fresh) fetched.outcome();
        assertThat(fresh.content().bytes()).isEqualTo(FEED.getBytes(UTF_8));
        assertThat(fresh.content().type()).isEqualTo("text/plain; charset=x");
        assertThat(fresh.validators()).isEqualTo(new Validators(address, "W/\"1\"", "Mon, 23 Nov 2026 06:00:00 GMT"));
        assertThat(fresh.hints()).isEqualTo(new Hints(Duration.ofMinutes(5), null));
    }

    @Test
    void saysWhoItIsAndNothingElse() {
        site.serve("/feed", page(200, FEED, "Set-Cookie: id=1"));

        fetching.fetch(site.at("a.test", "/feed"));
        fetching.fetch(site.at("a.test", "/feed"));

        assertThat(site.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.headers())
                    .containsOnlyKeys("host", "accept", "accept-encoding", "connection", "user-agent");
            assertThat(request.headers()).containsEntry("user-agent", "Warta/test (+https://example.org/about)");
            assertThat(request.headers()).containsEntry("accept-encoding", "gzip, deflate, br");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag", "Last-Modified"})
    void asksWhetherTheContentHasChanged(String validator) {
        String value = validator.equals("ETag") ? "\"1\"" : "Mon, 23 Nov 2026 06:00:00 GMT";
        String condition = validator.equals("ETag") ? "if-none-match" : "if-modified-since";
        site.serve("/feed", (request, out) -> {
            boolean known = value.equals(request.headers().get(condition));
            page(known ? 304 : 200, known ? "" : FEED, validator + ": " + value, "Cache-Control: max-age=60")
                    .answer(request, out);
        });
        URI address = site.at("a.test", "/feed");

        Outcome.Fresh fresh = (Outcome.Fresh) fetching.fetch(address).outcome();
        Outcome again = fetching.fetch(address, fresh.validators()).outcome();

        assertThat(again)
                .isEqualTo(new Outcome.NotModified(fresh.validators(), new Hints(Duration.ofMinutes(1), null)));
    }

    @Test
    void keepsValidatorsFromOtherAddresses() {
        site.serve("/feed", redirect(302, "/new")).serve("/new", page(200, FEED));
        URI old = site.at("a.test", "/feed");

        fetching.fetch(old, new Validators(old, "\"1\"", null));

        assertThat(site.requests().get(0).headers()).containsKey("if-none-match");
        assertThat(site.requests().get(1).headers()).doesNotContainKey("if-none-match");
    }

    @Test
    void takesNotModifiedForAFailureWhereNothingWasAsked() {
        site.serve("/feed", page(304, ""));

        assertThat(fetching.fetch(site.at("a.test", "/feed")).outcome()).isEqualTo(new Outcome.Failed("answered 304"));
    }

    @ParameterizedTest
    @CsvSource({"gzip", "deflate", "br"})
    void decompresses(String encoding) {
        byte[] plain = encoding.equals("br") ? Encoded.IN_BROTLI : FEED.getBytes(UTF_8);
        byte[] body = encoding.equals("br")
                ? Encoded.BROTLI
                : encoding.equals("gzip") ? Encoded.gzip(plain) : Encoded.zlib(plain);
        site.serve("/feed", page(200, body, "Content-Encoding: " + encoding));

        assertThat(fetching.content(site.at("a.test", "/feed"))).isEqualTo(plain);
    }

    @Test
    void tellsAMoveForGoodFromOneForNow() {
        site.serve("/a", redirect(301, "/b")).serve("/b", redirect(308, "http://B.test:" + site.port() + "/c"));
        site.serve("/c", page(200, FEED)).serve("/now", redirect(301, "/see")).serve("/see", redirect(303, "/c"));
        site.serve("/lost", redirect(301, "/nowhere"));

        Fetched moved = fetching.fetch(site.at("a.test", "/a"));
        Fetched now = fetching.fetch(site.at("a.test", "/now"));
        Fetched lost = fetching.fetch(site.at("a.test", "/lost"));

        assertThat(moved.movedTo()).isEqualTo(site.at("b.test", "/c")).isEqualTo(moved.address());
        assertThat(now.movedTo()).isNull();
        assertThat(now.address()).isEqualTo(site.at("a.test", "/c"));
        assertThat(lost)
                .isEqualTo(new Fetched(site.at("a.test", "/nowhere"), null, new Outcome.Failed("answered 404")));
    }

    @Test
    void doesNotFollowRedirectsForEver() {
        site.serve("/circle", redirect(302, "/back")).serve("/back", redirect(302, "/circle"));
        site.serve("/self", redirect(301, "/self#again"));
        for (int i = 0; i < 10; i++) {
            site.serve("/" + i, redirect(302, "/" + (i + 1)));
        }
        site.serve("/10", page(200, FEED));

        assertThat(fetching.failure(site.at("a.test", "/circle"))).contains("in a circle");
        assertThat(fetching.failure(site.at("a.test", "/self"))).contains("in a circle");
        assertThat(fetching.failure(site.at("a.test", "/0"))).isEqualTo("redirects more than 5 times");
        assertThat(fetching.content(site.at("a.test", "/5"))).isEqualTo(FEED.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://a.test/", "http://user:secret@a.test/", "http://a.test:22/", "http:"
            })
    void doesNotFollowRedirectsToElsewhereThanTheWeb(String location) {
        site.serve("/feed", redirect(301, location));
        fetching.close();
        try (Fetching strict = new Fetching(settings -> Fetching.reach(
                settings, reach -> new Reach(false, reach.trustedHosts(), Set.of(site.port()), false, null)))) {
            assertThat(strict.failure(site.at("a.test", "/feed"))).isNotEmpty();
        }
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void readsWhenToComeBack() {
        site.serve("/429", page(429, "", "Retry-After: 120"));
        site.serve("/503", page(503, "", "Retry-After: Mon, 23 Nov 2026 07:30:00 GMT"));
        site.serve("/500", page(500, "", "Retry-After: Monday, 23-Nov-26 06:59:00 GMT"));
        site.serve("/later", page(503, "", "Retry-After: soon"));

        assertThat(outcome("/429"))
                .isEqualTo(new Outcome.Later("answered 429", new Hints(null, Duration.ofMinutes(2))));
        assertThat(outcome("/503"))
                .isEqualTo(new Outcome.Later("answered 503", new Hints(null, Duration.ofMinutes(30))));
        assertThat(outcome("/500")).isEqualTo(new Outcome.Later("answered 500", new Hints(null, Duration.ZERO)));
        assertThat(outcome("/later")).isEqualTo(new Outcome.Later("answered 503", new Hints(null, null)));
    }

    @Test
    void tellsWhatIsGoneFromWhatIsMissing() {
        site.serve("/gone", page(410, "")).serve("/broken", page(500, "")).serve("/none", page(204, ""));

        assertThat(outcome("/gone")).isEqualTo(new Outcome.Gone());
        assertThat(outcome("/missing")).isEqualTo(new Outcome.Failed("answered 404"));
        assertThat(outcome("/broken")).isEqualTo(new Outcome.Failed("answered 500"));
        assertThat(outcome("/none")).isEqualTo(new Outcome.Failed("answered 204"));
    }

    @Test
    void goesThroughTheProxyAlone() {
        site.serve("http://feeds.test/feed", page(200, FEED));
        try (Fetching proxied = new Fetching(settings -> Fetching.reach(
                settings, reach -> new Reach(true, Set.of(), Set.of(), false, site.at("127.0.0.1", ""))))) {
            assertThat(proxied.content(URI.create("http://feeds.test/feed"))).isEqualTo(FEED.getBytes(UTF_8));
            assertThat(proxied.failure(URI.create("http://10.0.0.1/"))).contains("not a public address");
        }
        assertThat(site.requests())
                .extracting(TestSite.Request::target)
                .containsExactly("http://feeds.test/robots.txt", "http://feeds.test/feed");
    }

    private Outcome outcome(String path) {
        return fetching.fetch(site.at("a.test", path)).outcome();
    }
}
