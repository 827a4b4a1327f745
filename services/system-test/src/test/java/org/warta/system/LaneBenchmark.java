package org.warta.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.warta.embedded.TestServers;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventSerializer;

/**
 * How long live articles take from being published to being stored, without and with a backfill lane that is full from
 * beginning to end, in one run. Needs the packaged services. From the root:
 *
 * <pre>{@code
 * mvn -q -pl services/system-test test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="-cp %classpath org.warta.system.LaneBenchmark 50 30"
 * }</pre>
 *
 * Arguments: live articles a second, seconds of each measurement.
 */
final class LaneBenchmark implements AutoCloseable {
    private static final int BACKFILL_A_SECOND = 2_000; // more than the services get through
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private final int rate;
    private final Installation installation;
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka(), "compression.type", "zstd"),
            new StringSerializer(),
            new ByteArraySerializer());
    private final EventSerializer<Article> serializer = new EventSerializer<>(TestServers.schemaRegistryUrl());
    private final List<String> texts = texts();
    private final Map<String, Long> published = new ConcurrentHashMap<>();
    private int next;

    private LaneBenchmark(int rate, Path logs) {
        this.rate = rate;
        this.installation = new Installation(logs, "");
    }

    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        Duration time = Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30);
        try (LaneBenchmark benchmark = new LaneBenchmark(rate, Files.createTempDirectory("lanes"))) {
            benchmark.run(time);
        }
        System.exit(0); // the servers' threads would keep the process
    }

    private void run(Duration time) throws InterruptedException, SQLException {
        installation.enricher.start();
        installation.consumer.start();
        installation.until("the services are ready", Duration.ofSeconds(1), () -> installation.store.articles() == 0);
        List<Long> unused = measure(WARM_UP);
        Latencies before = Latencies.of(measure(time));
        System.out.println("live alone          " + before);

        for (long i = 0; i < BACKFILL_A_SECOND * time.toSeconds(); i++) {
            send(Topics.ARTICLES_BACKFILL);
        }
        producer.flush();
        unused = measure(Duration.ofSeconds(5));
        long storedBefore = installation.store.articles();
        List<Long> live = measure(time);
        long backfilled = installation.store.articles() - storedBefore - live.size();
        boolean full = !installation.log.isRead("warta-enricher-backfill", Topics.ARTICLES_BACKFILL.name());
        Latencies during = Latencies.of(live);
        System.out.println("with a full backfill " + during + ", " + backfilled / time.toSeconds()
                + " backfilled articles/s" + (full ? "" : ", BUT THE BACKFILL RAN DRY"));
        System.out.printf(
                Locale.ROOT,
                "ratio                p50 %.2f, p99 %.2f%n",
                during.median() / before.median(),
                during.slowest() / before.slowest());
    }

    private record Latencies(int articles, double median, double slowest) {
        static Latencies of(List<Long> nanos) {
            List<Long> sorted = nanos.stream().sorted().toList();
            return new Latencies(sorted.size(), at(sorted, 0.5), at(sorted, 0.99));
        }

        private static double at(List<Long> sorted, double share) {
            return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share))) / 1e6;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d articles, p50 %.0f ms, p99 %.0f ms", articles, median, slowest);
        }
    }

    /** Publishes at the rate for this long, and waits until all of it is stored; what each took, in nanoseconds. */
    private List<Long> measure(Duration time) throws InterruptedException, SQLException {
        List<Long> latencies = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        var unused = clock.scheduleAtFixedRate(
                () -> send(Topics.ARTICLES), 0, TimeUnit.SECONDS.toNanos(1) / rate, TimeUnit.NANOSECONDS);
        long end = System.nanoTime() + time.toNanos();
        try (Connection connection = installation.store.connect();
                PreparedStatement stored =
                        connection.prepareStatement("SELECT id::text FROM article WHERE id = ANY (?::uuid[])")) {
            while (System.nanoTime() < end || !published.isEmpty()) {
                if (System.nanoTime() >= end) {
                    clock.shutdown();
                }
                stored.setArray(
                        1, connection.createArrayOf("text", published.keySet().toArray()));
                try (ResultSet rows = stored.executeQuery()) {
                    while (rows.next()) {
                        latencies.add(System.nanoTime() - published.remove(rows.getString(1)));
                    }
                }
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }
        clock.shutdown();
        return latencies;
    }

    private synchronized void send(TopicDefinition topic) {
        String text = texts.get(next++ % texts.size());
        String id = UUID.randomUUID().toString();
        Article article = Article.newBuilder()
                .setId(id)
                .setUri("urn:uuid:" + id)
                .setVersion(1)
                .setVersionCreated(Instant.now())
                .setPubStatus(PubStatus.USABLE)
                .setHeadline(text.lines().findFirst().orElseThrow())
                .setBody(text)
                .setSource(new Source("benchmark", null, null))
                .setSubjects(List.of())
                .setAltIds(Map.of())
                .setContentHash("")
                .setIngestedAt(Instant.now())
                .build();
        if (topic.equals(Topics.ARTICLES)) {
            published.put(id, System.nanoTime());
        }
        var unused = producer.send(new ProducerRecord<>(topic.name(), id, serializer.serialize(topic.name(), article)));
    }

    private static List<String> texts() {
        try (Stream<Path> seeds = Files.list(Path.of("..", "..", "seeds"))) {
            List<String> texts = new ArrayList<>();
            for (Path seed : seeds.filter(file -> !file.endsWith("README.md")).toList()) {
                texts.add(Files.readString(seed));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        producer.close();
        installation.close();
    }
}
