package org.warta.enricher.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.enricher.Articles;
import org.warta.enricher.EnricherApplication;
import org.warta.event.Article;
import org.warta.schemas.topic.Topics;

class KilledEnricherIT {
    private static final int KILLS_IN_A_TRANSACTION = 2;
    private static final int MOST_KILLS = 12;
    private static final int ARTICLES_A_ROUND = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path logs;

    @Test
    void everyArticleIsEnrichedOnceThoughTheProcessIsKilledInItsTransactions() throws Exception {
        // topics exist from here on
        ArticleStream.start().close();
        List<Article> articles = new ArrayList<>();
        int killed = 0;
        try (ArticleStream stream = new ArticleStream()) {
            for (int kills = 0; killed < KILLS_IN_A_TRANSACTION; kills++) {
                assertThat(kills).as("kills that met no open transaction").isLessThan(MOST_KILLS);
                List<Article> round = articles();
                articles.addAll(round);
                stream.sendAll(round);
                killed += killInTransaction(stream, kills) ? 1 : 0;
            }
            Set<String> ids = articles.stream().map(Article::getId).collect(Collectors.toSet());
            try (ConfigurableApplicationContext survivor = ArticleStream.start()) {
                for (String topic : List.of("news.enriched", "news.topic.politics", "news.topic.conflict")) {
                    List<ConsumerRecord<byte[], byte[]>> records =
                            stream.read(List.of(topic), record -> ids.contains(ArticleStream.key(record)), ids.size());
                    Map<String, Long> ledger = records.stream()
                            .map(ArticleStream::key)
                            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
                    assertThat(ledger).as(topic).hasSize(ids.size());
                    assertThat(ledger.values()).as(topic).containsOnly(1L);
                }
                assertThat(survivor.isActive()).isTrue();
                assertThat(stream.read(
                                List.of(Topics.ARTICLES.deadLetters().name()),
                                record -> ids.contains(ArticleStream.key(record)),
                                0))
                        .isEmpty();
            }
        }
    }

    /** Starts the service, kills it once it has written without committing; whether the transaction was open then. */
    private boolean killInTransaction(ArticleStream stream, int number) throws IOException, InterruptedException {
        Process enricher = startProcess(number);
        try {
            Instant deadline = Instant.now().plus(PATIENCE);
            // what the one killed before left open is aborted when this one begins
            while (stream.hasOpenTransaction()) {
                assertAlive(enricher, deadline);
            }
            while (!stream.hasOpenTransaction()) {
                assertAlive(enricher, deadline);
            }
        } finally {
            enricher.destroyForcibly();
            assertThat(enricher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        return stream.hasOpenTransaction();
    }

    private static void assertAlive(Process enricher, Instant deadline) {
        assertThat(enricher.isAlive()).as("the enricher runs").isTrue();
        assertThat(Instant.now()).isBefore(deadline);
    }

    private Process startProcess(int number) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1", // starts faster
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                EnricherApplication.class.getName()));
        command.addAll(List.of(ArticleStream.arguments(
                "--warta.enricher.max-batch=25",
                // the shortest that a broker allows: nobody waits long for what a killed member held
                "--spring.kafka.consumer.properties[session.timeout.ms]=6000")));
        File log = logs.resolve("enricher-" + number + ".log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    private static List<Article> articles() {
        Article seed = Articles.seed();
        return IntStream.range(0, ARTICLES_A_ROUND)
                .mapToObj(n ->
                        Articles.article(seed.getHeadline(), seed.getBody()).build())
                .toList();
    }
}
