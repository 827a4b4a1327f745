package org.warta.producer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.producer.fetch.TestSite.page;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.producer.fetch.Encoded;
import org.warta.producer.fetch.FetchSettings;
import org.warta.producer.fetch.Fetched;
import org.warta.producer.fetch.Fetcher;
import org.warta.producer.fetch.Limits;
import org.warta.producer.fetch.Outcome;
import org.warta.producer.fetch.Reach;
import org.warta.producer.fetch.RobotsSettings;
import org.warta.producer.fetch.TestSite;
import org.warta.producer.fetch.Validators;

/**
 * How many feeds one instance fetches a second: 10,000 sources, each on a host of its own, each a feed of 50 items in gzip.
 * They are fetched once whole, with their {@code robots.txt}, and then again when nine tenths have not changed. Settings
 * are the defaults but for the guard. The server runs in the same process, on the same processors.
 *
 * <pre>mvn -q -pl services/producer test -Dtest=FetchBenchmark -Dwarta.test.jvm=-Xmx512m</pre>
 */
class FetchBenchmark {
    private static final int SOURCES = 10_000;
    private static final byte[] FEED = Encoded.gzip(feed().getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @CsvSource({"64, 0ms", "64, 100ms", "256, 100ms"})
    void fetches(int threads, String latency) throws IOException {
        long nanos = Long.parseLong(latency.replace("ms", "")) * 1_000_000;
        try (TestSite site = TestSite.start();
                Fetcher fetcher = new Fetcher(
                        settings(threads), host -> List.of(InetAddress.getLoopbackAddress()), Clock.systemUTC())) {
            site.serve("/robots.txt", (request, out) -> {
                LockSupport.parkNanos(nanos);
                page(404, "none").answer(request, out);
            });
            site.serve("/feed", (request, out) -> {
                LockSupport.parkNanos(nanos);
                boolean changed = request.host().endsWith("0.test")
                        || !"\"1\"".equals(request.headers().get("if-none-match"));
                (changed ? page(200, FEED, "Content-Encoding: gzip", "ETag: \"1\"") : page(304, "", "ETag: \"1\""))
                        .answer(request, out);
            });
            System.out.printf(Locale.ROOT, "%n%d threads, latency %s%n", threads, latency);
            round(site, fetcher, "first", false, 0);
            round(site, fetcher, "again", true, SOURCES * 9 / 10);
        }
    }

    private static void round(TestSite site, Fetcher fetcher, String name, boolean known, int expectedUnchanged)
            throws IOException {
        long start = System.nanoTime();
        List<CompletableFuture<String>> fetches = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            URI address = site.at("source-" + i + ".test", "/feed");
            fetches.add(fetcher.fetch(address, known ? new Validators(address, "\"1\"", null) : null)
                    .thenApply(FetchBenchmark::kind));
        }
        CompletableFuture.allOf(fetches.toArray(CompletableFuture[]::new)).join();
        double seconds = (System.nanoTime() - start) / 1e9;
        int threads = ManagementFactory.getThreadMXBean().getPeakThreadCount();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        System.out.printf(
                Locale.ROOT,
                "  %s: %.0f fetches/s (%.1f s), %d MB of heap, peak of %d threads with the server's%s%n",
                name,
                SOURCES / seconds,
                seconds,
                heap,
                threads,
                resident());

        List<String> kinds = fetches.stream().map(CompletableFuture::join).toList();
        assertThat(kinds).filteredOn("NotModified"::equals).hasSize(expectedUnchanged);
        assertThat(kinds).filteredOn("Fresh"::equals).hasSize(SOURCES - expectedUnchanged);
    }

    private static String kind(Fetched fetched) {
        return fetched.outcome() instanceof Outcome.Failed failed
                ? failed.reason()
                : fetched.outcome().getClass().getSimpleName();
    }

    /** The memory of this process as Linux counts it; nothing elsewhere. */
    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> ", " + Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB resident")
                .findFirst()
                .orElse("");
    }

    private static FetchSettings settings(int threads) {
        return new FetchSettings(
                "Warta/benchmark",
                threads,
                Duration.ofSeconds(1),
                new Reach(false, Set.of(), Set.of(), false, null),
                new Limits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        8 << 20,
                        32 << 20,
                        100,
                        5),
                new RobotsSettings(
                        true, Duration.ofDays(1), Duration.ofMinutes(5), 512 << 10, Duration.ofSeconds(30), 32 << 20));
    }

    private static String feed() {
        StringBuilder feed = new StringBuilder("<rss version=\"2.0\"><channel><title>Feed</title>");
        for (int i = 0; i < 50; i++) {
            feed.append("<item><guid>")
                    .append(i * 7919)
                    .append("</guid><title>Headline ")
                    .append(i * 104_729);
            feed.append("</title><description>")
                    .append("What happened ".repeat(30))
                    .append("</description></item>");
        }
        return feed.append("</channel></rss>").toString();
    }
}
