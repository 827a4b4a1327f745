package org.warta.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.producer.stream.Producers.ledger;
import static org.warta.producer.stream.Producers.write;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.event.Article;
import org.warta.schemas.topic.Topics;

class KillIT {
    private static final int KILLS_IN_A_TRANSACTION = 3;
    private static final int MOST_KILLS = 12;
    private static final int FILES_A_ROUND = 300;
    private static final int LOOKS_BETWEEN_COUNTS = 200;
    /** A JVM starts slowly on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Path LOG = Path.of("target", "kill.log");

    @TempDir
    Path directory;

    private final Producers producers = new Producers();

    @Test
    void publishesEveryArticleOnceHoweverOftenKilledInTheMidstOfATransaction() throws Exception {
        String source = producers.watch(directory);
        int rounds = 0;
        try (Admin admin = Producers.admin()) {
            for (int hits = 0; hits < KILLS_IN_A_TRANSACTION; rounds++) {
                assertThat(rounds).as("kills that met no open transaction").isLessThan(MOST_KILLS);
                for (int i = 0; i < FILES_A_ROUND; i++) {
                    write(directory.resolve(rounds + "-" + i + ".txt"), "Judul " + i + " satu\nIsi.");
                }
                hits += killInATransaction(admin, (rounds + 1) * FILES_A_ROUND) ? 1 : 0;
                // a file that may be published, or half so, changes
                write(directory.resolve(rounds + "-0.txt"), "Judul 0 dua\nIsi.");
            }
        }

        try (ConfigurableApplicationContext last = producers.start()) {
            await().atMost(PATIENCE).until(() -> ledger(last).isCaughtUp());
            assertThat(ledger(last).rejected()).isZero();
        }

        Map<String, List<Article>> versions =
                producers.articles().stream().collect(Collectors.groupingBy(Article::getUri));
        assertThat(versions).hasSize(rounds * FILES_A_ROUND);
        versions.forEach((uri, published) -> {
            assertThat(published)
                    .as(uri)
                    .extracting(Article::getVersion)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(published).as(uri).extracting(Article::getHeadline).doesNotHaveDuplicates();
            assertThat(published.get(published.size() - 1).getHeadline())
                    .as(uri)
                    .endsWith(uri.endsWith("-0.txt") ? "dua" : "satu");
        });
        assertThat(versions.keySet()).allMatch(uri -> uri.startsWith("warta://" + source + "/"));
    }

    /** Starts the producer and kills it when it has written without committing; whether it was in a transaction then. */
    private boolean killInATransaction(Admin admin, int files) throws Exception {
        Process victim = producers.startProcess(LOG, "--warta.producer.stream.transaction-items=100");
        try {
            // what the one killed before left open is aborted when this one begins
            await().atMost(PATIENCE).ignoreExceptions().until(() -> !isTransactionOpen(admin));
            AtomicInteger looks = new AtomicInteger();
            await().atMost(PATIENCE)
                    .ignoreExceptions() // at first there are no topics
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> isTransactionOpen(admin) || isMissed(looks.incrementAndGet(), files));
        } finally {
            victim.destroyForcibly().onExit().join();
        }
        return isTransactionOpen(admin);
    }

    /** Whether the producer was faster than our looks; asked now and then only, because it reads everything. */
    private boolean isMissed(int looks, int files) {
        return looks % LOOKS_BETWEEN_COUNTS == 0 && producers.articles().size() >= files;
    }

    private static boolean isTransactionOpen(Admin admin) throws ExecutionException, InterruptedException {
        return offsets(admin, IsolationLevel.READ_UNCOMMITTED) > offsets(admin, IsolationLevel.READ_COMMITTED);
    }

    private static long offsets(Admin admin, IsolationLevel isolation) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        IntStream.range(0, Topics.DEFAULT_PARTITIONS)
                .forEach(i -> latest.put(new TopicPartition(Topics.ARTICLES.name(), i), OffsetSpec.latest()));
        return admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all().get().values().stream()
                .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                .sum();
    }
}
