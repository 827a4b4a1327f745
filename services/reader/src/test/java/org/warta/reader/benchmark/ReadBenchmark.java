package org.warta.reader.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.embedded.EmbeddedDatabase;
import org.warta.platform.service.ServiceApplication;
import org.warta.reader.ReaderApplication;
import org.warta.reader.article.Cursor;
import org.warta.reader.index.SearchIndex;

/**
 * How long readers wait with many articles: reader, PostgreSQL and load share the processors. The directory keeps database
 * and index, so a run that was stopped goes on.
 *
 * <pre>mvn -q -pl services/reader test -Dtest=ReadBenchmark -Dwarta.benchmark.articles=10000 \\
 *   -Dwarta.benchmark.directory=/somewhere "-Dwarta.test.jvm=-Xmx1g"</pre>
 */
class ReadBenchmark {
    private static final int ARTICLES = Integer.getInteger("warta.benchmark.articles", 10_000);
    private static final Path DIRECTORY = Path.of(System.getProperty("warta.benchmark.directory", "target/benchmark"));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("warta.benchmark.seconds", 15));
    private static final int RATE = 50;

    /** Words about as frequent as this number says: in the n-th part of all articles each. */
    private static final int COMMON = 60;

    private static final int RARE = 50_000;

    @Test
    void measure() throws SQLException, IOException, InterruptedException {
        try (EmbeddedDatabase database = new EmbeddedDatabase(DIRECTORY.resolve("postgresql"), 0)) {
            long begin = System.nanoTime();
            Fill.fill(database, ARTICLES);
            say("%d articles filled in %.0f s", ARTICLES, seconds(begin));
            begin = System.nanoTime();
            try (ConfigurableApplicationContext reader = ServiceApplication.of(ReaderApplication.class, "reader")
                    .run(
                            "--server.port=0",
                            "--spring.datasource.url=" + database.jdbcUrl(),
                            "--spring.datasource.password=" + Fill.PASSWORD,
                            "--warta.reader.index.directory=" + DIRECTORY.resolve("index"))) {
                SearchIndex index = reader.getBean(SearchIndex.class);
                await().atMost(Duration.ofHours(1))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> index.progress().ready());
                say(
                        "index ready after %.1f s (%d articles)",
                        seconds(begin), index.progress().articles());
                load("http://127.0.0.1:" + reader.getEnvironment().getRequiredProperty("local.server.port"));
            }
        }
    }

    private static void load(String base) throws InterruptedException, IOException {
        Load load = new Load(base);
        Corpus corpus = new Corpus(ARTICLES);
        Function<Random, List<String>> article =
                random -> List.of("/api/v1/articles/" + Corpus.id(random.nextInt(ARTICLES)));
        Function<Random, List<String>> newest = random -> List.of("/api/v1/articles");
        Function<Random, List<String>> deep = random -> {
            int number = random.nextInt(ARTICLES);
            String cursor = new Cursor(corpus.published(number), Corpus.id(number)).token();
            return List.of("/api/v1/articles?topic=politics&language=id&cursor=" + cursor);
        };
        Function<Random, List<String>> rare = random -> search(Corpus.word(RARE + random.nextInt(1000)));
        Function<Random, List<String>> common = random -> search(Corpus.word(COMMON + random.nextInt(40)));
        Function<Random, List<String>> two = random ->
                search(Corpus.word(COMMON + random.nextInt(40)) + "+" + Corpus.word(500 + random.nextInt(500)));
        List<Function<Random, List<String>>> all = List.of(article, newest, deep, rare, common, two);
        Function<Random, List<String>> mixed =
                random -> all.get(random.nextInt(all.size())).apply(random);

        load.saturate("warming up", 4, MEASURED, mixed);
        load.atRate("one article", RATE, MEASURED, article);
        load.atRate("newest list", RATE, MEASURED, newest);
        load.atRate("filtered list, deep in the cursor", RATE, MEASURED, deep);
        load.atRate("rare word with facets", RATE, MEASURED, rare);
        load.atRate("common word with facets", RATE, MEASURED, common);
        load.atRate("two words with facets", RATE, MEASURED, two);
        load.atRate("all of them", RATE, MEASURED, mixed);
        load.saturate("all of them", 8, MEASURED, mixed);
        System.gc();
        say(
                "heap in use after it %d MB; index on disk %d MB",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                size(DIRECTORY.resolve("index")) >> 20);
    }

    /** A page of what is found, and its facets: what a page of results needs. */
    private static List<String> search(String words) {
        return List.of("/api/v1/articles?q=" + words, "/api/v1/facets?q=" + words);
    }

    private static long size(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
