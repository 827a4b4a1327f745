package org.warta.producer.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.producer.fetch.TestSite.head;
import static org.warta.producer.fetch.TestSite.page;
import static org.warta.producer.fetch.TestSite.redirect;
import static org.warta.producer.fetch.TestSite.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that send too much, too slowly, or nonsense. */
class HostileServerIT {
    private final TestSite site = TestSite.start();
    private final Fetching fetching = new Fetching();

    @AfterEach
    void close() {
        fetching.close();
        site.close();
    }

    @Test
    void refusesABomb() {
        site.serve("/gzip", page(200, Encoded.gzip(new byte[5 << 20]), "Content-Encoding: gzip"))
                .serve("/brotli", page(200, Encoded.BROTLI_BOMB, "Content-Encoding: br"));

        assertThat(fetching.failure(site.at("a.test", "/gzip"))).contains("grows more than 100 times");
        assertThat(fetching.failure(site.at("b.test", "/brotli"))).contains("grows more than 100 times");
    }

    @Test
    void stopsReadingAnEndlessBody() {
        site.serve("/chunks", (request, out) -> {
            write(out, head(200, "Transfer-Encoding: chunked") + "\r\n");
            while (true) {
                write(out, "400\r\n" + "x".repeat(1024) + "\r\n");
            }
        });
        site.serve("/bytes", (request, out) -> {
            write(out, head(200) + "\r\n");
            while (true) {
                write(out, "x".repeat(1024));
            }
        });
        site.serve("/claimed", page(200, new byte[Fetching.WIRE_BYTES + 1]));

        for (String path : new String[] {"/chunks", "/bytes", "/claimed"}) {
            assertThat(fetching.failure(site.at("a.test", path))).isEqualTo("is larger than 1048576 bytes");
        }
    }

    @Test
    void failsOnABodyThatIsShorterThanItsLength() {
        site.serve("/feed", (request, out) -> write(out, head(200, "Content-Length: 1000") + "\r\n<rss>"));

        assertThat(fetching.failure(site.at("a.test", "/feed"))).contains("expected: 1000; received: 5");
    }

    @Test
    void takesNoMoreThanTheLengthOfABody() {
        site.serve(
                "/feed", (request, out) -> write(out, head(200, "Content-Length: 5") + "\r\n<rss>HTTP/1.1 200 .\r\n"));

        assertThat(fetching.content(site.at("a.test", "/feed"))).isEqualTo("<rss>".getBytes(UTF_8));
        assertThat(fetching.content(site.at("a.test", "/feed"))).isEqualTo("<rss>".getBytes(UTF_8));
    }

    @Test
    void endsInTimeHoweverSlowlyTheServerSends() {
        site.serve("/body", (request, out) -> {
            write(out, head(200, "Content-Length: 1000000") + "\r\n");
            drip(out);
        });
        site.serve("/head", (request, out) -> {
            write(out, head(200) + "X: ");
            drip(out);
        });
        site.serve("/steps", redirect(302, "/head"));

        for (String path : new String[] {"/body", "/head", "/steps"}) {
            assertThat(fetching.failure(site.at("a.test", path)))
                    .isEqualTo("took longer than warta.producer.fetch.total-timeout");
        }
    }

    @Test
    void doesNotWaitForAServerThatSaysNothing() {
        site.serve("/feed", (request, out) -> new CountDownLatch(1).await());

        assertThat(fetching.failure(site.at("a.test", "/feed"))).isEqualTo("did not answer in time");
    }

    @Test
    void refusesEndlessHeaders() {
        site.serve("/line", (request, out) -> write(out, head(200, "X: " + "x".repeat(1 << 20)) + "\r\n"));
        site.serve("/lines", (request, out) -> write(out, head(200, "X: x\r\n".repeat(10_000) + "Y: y") + "\r\n"));

        assertThat(fetching.failure(site.at("a.test", "/line"))).contains("line length limit exceeded");
        assertThat(fetching.failure(site.at("a.test", "/lines"))).contains("header count exceeded");
    }

    @Test
    void failsOnWhatIsNotHttp() {
        site.serve("/nothing", (request, out) -> {});
        site.serve("/ssh", (request, out) -> write(out, "SSH-2.0-OpenSSH_9.2\r\n".repeat(20_000)));

        assertThat(fetching.failure(site.at("a.test", "/nothing"))).contains("without an answer");
        assertThat(fetching.failure(site.at("a.test", "/ssh"))).isNotEmpty();
    }

    private static void drip(OutputStream out) throws IOException {
        while (true) {
            write(out, "x");
            LockSupport.parkNanos(20_000_000);
        }
    }
}
