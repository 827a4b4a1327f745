package org.warta.producer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.producer.fetch.TestSite.page;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.embedded.TestServers;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourceOrigin;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.service.ServiceApplication;
import org.warta.producer.ProducerApplication;
import org.warta.producer.fetch.Encoded;
import org.warta.producer.fetch.FetchSettings;
import org.warta.producer.fetch.Fetcher;
import org.warta.producer.fetch.Limits;
import org.warta.producer.fetch.Reach;
import org.warta.producer.fetch.RobotsSettings;
import org.warta.producer.fetch.TestSite;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.producer.poll.FeedPoller;
import org.warta.producer.schedule.ScheduleSettings;
import org.warta.producer.stream.Installation;
import org.warta.producer.stream.SourceCoordinator;
import org.warta.producer.stream.StreamProperties;

/**
 * How many feeds one instance polls a second, everything committed to Kafka: 10,000 sources, each on a host of its own,
 * each a feed of 50 items in gzip. They are polled once whole, and then again and again, as fast as it goes, when nine
 * tenths have not changed and one tenth has a new item. Server and broker run in the same process, on the same processors.
 *
 * <pre>mvn -q -pl services/producer test -Dtest=PollBenchmark -Dwarta.test.jvm=-Xmx2g</pre>
 */
class PollBenchmark {
    private static final int SOURCES = Integer.getInteger("warta.benchmark.sources", 10_000);
    private static final int ITEMS = 50;
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final AtomicLong polls = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();
    private final AtomicLong edition = new AtomicLong();

    @Test
    void polls() {
        Clock clock = Clock.systemUTC();
        ProducerLedger ledger = new ProducerLedger(new SimpleMeterRegistry());
        try (TestSite site = TestSite.start();
                ConfigurableApplicationContext clients = ServiceApplication.of(ProducerApplication.class, "producer")
                        .run(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                                "--warta.producer.directories=",
                                "--warta.producer.stream.group=benchmark-clients");
                Fetcher fetcher = new Fetcher(settings(), host -> List.of(InetAddress.getLoopbackAddress()), clock);
                FeedPoller poller = new FeedPoller(fetcher, clock)) {
            site.serve("/feed", this::answer);
            SourceCoordinator coordinator = new SourceCoordinator(
                    Installation.of(List.of(), sources(site), poller, schedule(), () -> "http://127.0.0.1:1", clock),
                    stream(clients.getBean(StreamProperties.class)),
                    clients.getBean(KafkaClients.class),
                    clients.getBean(EventRecords.class),
                    ledger);
            long start = System.nanoTime();
            coordinator.start();
            await().atMost(PATIENCE).until(() -> ledger.published() >= (long) SOURCES * ITEMS);
            print("first", SOURCES, System.nanoTime() - start, ledger.published());

            long published = ledger.published();
            long before = polls.get();
            long same = unchanged.get();
            start = System.nanoTime();
            await().pollDelay(MEASURED).atMost(PATIENCE).until(() -> true);
            long nanos = System.nanoTime() - start;
            long count = polls.get() - before;
            print("again", count, nanos, ledger.published() - published);
            assertThat((unchanged.get() - same) / (double) count).isBetween(0.85, 0.95);
            coordinator.stop();
        }
    }

    private static void print(String name, long polls, long nanos, long articles) {
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f polls/s, %,.0f articles/s (%.1f s), %d MB of heap with broker and server%n",
                name,
                polls / (nanos / 1e9),
                articles / (nanos / 1e9),
                nanos / 1e9,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    private void answer(TestSite.Request request, OutputStream out) throws IOException, InterruptedException {
        polls.incrementAndGet();
        String known = request.headers().get("if-none-match");
        if (known != null && !request.host().endsWith("0.test")) {
            unchanged.incrementAndGet();
            page(304, "", "ETag: " + known).answer(request, out);
        } else {
            long now = edition.incrementAndGet();
            page(200, feed(request.host(), now), "Content-Encoding: gzip", "ETag: \"" + now + "\"")
                    .answer(request, out);
        }
    }

    private static byte[] feed(String host, long edition) {
        StringBuilder feed = new StringBuilder("<rss version=\"2.0\"><channel><title>Feed</title>");
        for (int i = 0; i < ITEMS; i++) {
            String id = host + "/" + (i == 0 ? "edition-" + edition : i);
            feed.append("<item><guid>https://")
                    .append(id)
                    .append("</guid><title>Headline ")
                    .append(id)
                    .append("</title><description>")
                    .append("What happened ".repeat(30))
                    .append("</description></item>");
        }
        return Encoded.gzip(feed.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<SourceDefinition> sources(TestSite site) {
        List<SourceDefinition> sources = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            sources.add(SourceDefinition.newBuilder()
                    .setSourceId("source-" + i)
                    .setKind(SourceKind.FEED)
                    .setUri(site.at("source-" + i + ".test", "/feed").toString())
                    .setOrigin(SourceOrigin.CONFIGURED)
                    .setCreatedAt(Instant.EPOCH)
                    .setChangedAt(Instant.EPOCH)
                    .build());
        }
        return sources;
    }

    private static StreamProperties stream(StreamProperties defaults) {
        return new StreamProperties(
                "benchmark",
                defaults.sessionTimeout(),
                defaults.transactionTimeout(),
                defaults.transactionItems(),
                defaults.transactionSize(),
                null);
    }

    private static ScheduleSettings schedule() {
        Duration shortest = Duration.ofMillis(1);
        return new ScheduleSettings(
                shortest, shortest, shortest, Duration.ofSeconds(1), 0, Duration.ofDays(1), 3, 6, Duration.ofDays(1));
    }

    private static FetchSettings settings() {
        return new FetchSettings(
                "Warta/benchmark",
                64,
                Duration.ZERO,
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
                        false, Duration.ofDays(1), Duration.ofMinutes(5), 512 << 10, Duration.ofSeconds(30), 32 << 20));
    }
}
