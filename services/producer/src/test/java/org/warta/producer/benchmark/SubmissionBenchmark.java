package org.warta.producer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.tools.ProducerPerformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.embedded.TestServers;
import org.warta.platform.service.ServiceApplication;
import org.warta.producer.ProducerApplication;
import org.warta.producer.ledger.ProducerLedger;

/**
 * How many articles a second are accepted over HTTP as NDJSON, each acknowledged when its transaction has committed, beside
 * Kafka's own {@code ProducerPerformance} with the same bytes as records and with Warta's settings of a producer. Both take
 * turns on one broker; the first turns warm up. Client, producer and broker run in one process, on the same processors.
 *
 * <pre>mvn -q -pl services/producer test -Dtest=SubmissionBenchmark -Dwarta.test.jvm=-Xmx2g</pre>
 */
class SubmissionBenchmark {
    private static final int ARTICLES = Integer.getInteger("warta.benchmark.articles", 30_000);
    private static final int REQUESTS = 3;
    private static final int TURNS = Integer.getInteger("warta.benchmark.turns", 12);
    private static final int WARM_UP = 5;
    private static final int WORDS = 260;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TOPIC = "submission-benchmark";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = "benchmark-token";

    private final List<String> vocabulary = vocabulary();

    @TempDir
    Path directory;

    @Test
    void submits() throws Exception {
        List<Double> ratios = new ArrayList<>();
        try (ConfigurableApplicationContext producer = start()) {
            URI articles = URI.create("http://127.0.0.1:"
                    + producer.getEnvironment().getRequiredProperty("local.server.port") + "/api/v1/articles");
            await().atMost(PATIENCE)
                    .until(() -> producer.getBean(ProducerLedger.class).isReady());
            createTopic();
            for (int turn = 0; turn < TURNS; turn++) {
                List<byte[]> bodies = bodies(turn);
                Path records = Files.write(directory.resolve("records"), bodies.get(0));
                double submitted = submit(articles, bodies);
                double performance = performance(records);
                System.out.printf(
                        Locale.ROOT,
                        "turn %d: %,.0f articles/s over HTTP, %,.0f records/s by ProducerPerformance, ratio %.2f, %d bytes each%n",
                        turn,
                        submitted,
                        performance,
                        submitted / performance,
                        bodies.get(0).length / (ARTICLES / REQUESTS));
                if (turn >= WARM_UP) {
                    ratios.add(submitted / performance);
                }
            }
        }
        Collections.sort(ratios);
        System.out.printf(Locale.ROOT, "median ratio %.2f%n", ratios.get(ratios.size() / 2));
    }

    private static ConfigurableApplicationContext start() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8));
        return ServiceApplication.of(ProducerApplication.class, "producer")
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + TestServers.kafka(),
                        "--warta.producer.directories=",
                        "--warta.security.tokens[0].name=benchmark",
                        "--warta.security.tokens[0].sha256=" + HexFormat.of().formatHex(hash),
                        "--warta.security.tokens[0].roles=submitter");
    }

    /** As many partitions as the articles have. */
    private static void createTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(6), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static double submit(URI articles, List<byte[]> bodies) {
        long start = System.nanoTime();
        long accepted =
                bodies.stream().map(body -> CompletableFuture.supplyAsync(() -> post(articles, body))).toList().stream()
                        .mapToLong(CompletableFuture::join)
                        .sum();
        assertThat(accepted).isEqualTo(ARTICLES);
        return perSecond(start);
    }

    /** Returns how many were accepted. */
    private static long post(URI articles, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(articles)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body()
                .lines()
                .filter(line -> line.contains("\"accepted\""))
                .count();
    }

    private static double performance(Path records) throws Exception {
        long start = System.nanoTime();
        ProducerPerformance.main(new String[] {
            "--topic",
            TOPIC,
            "--num-records",
            Integer.toString(ARTICLES),
            "--throughput",
            "-1",
            "--payload-file",
            records.toString(),
            "--command-property",
            "bootstrap.servers=" + TestServers.kafka(),
            "acks=all",
            "enable.idempotence=true",
            "compression.type=zstd",
            "linger.ms=5",
            "batch.size=262144"
        });
        return perSecond(start);
    }

    private static double perSecond(long start) {
        return ARTICLES / ((System.nanoTime() - start) / 1e9);
    }

    private List<byte[]> bodies(int turn) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(request -> body(turn + "-" + request))
                .toList();
    }

    /** Articles of two kilobytes, as those of agencies are. */
    private byte[] body(String name) {
        Random random = new Random(name.hashCode());
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ARTICLES / REQUESTS; i++) {
            lines.append("{\"uri\":\"urn:benchmark:")
                    .append(name)
                    .append(':')
                    .append(i)
                    .append("\",\"language\":\"id\",\"headlines\":[{\"value\":\"")
                    .append(words(random, 8))
                    .append("\"}],\"bodies\":[{\"value\":\"");
            for (int paragraph = 0; paragraph < 5; paragraph++) {
                lines.append(words(random, WORDS / 5)).append(".\\n\\n");
            }
            lines.append("\"}]}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Frequent words are frequent, as in news, so that it compresses as news does. */
    private String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            double skew = Math.pow(vocabulary.size(), random.nextDouble()) - 1;
            words.append(i == 0 ? "" : " ").append(vocabulary.get((int) skew));
        }
        return words.toString();
    }

    /** The words of the sample articles, those of two letters first. */
    private static List<String> vocabulary() {
        try (Stream<Path> seeds = Files.list(Path.of("../../seeds"))) {
            List<String> words = new ArrayList<>();
            for (Path seed : seeds.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                Files.readString(seed)
                        .lines()
                        .flatMap(line -> Stream.of(line.split("[^\\p{L}]+")))
                        .forEach(words::add);
            }
            return words.stream().filter(word -> !word.isEmpty()).distinct().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
