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
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.event.Article;
import org.warta.schemas.topic.Topics;

class KillIT {
    private static final int KILLS_IN_A_TRANSACTION = 3;
    private static final int MOST_KILLS = 12;
    private static final int FILES = 120;
    /** A JVM starts slowly on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Path LOG = Path.of("target", "kill.log");

    @TempDir
    Path directory;

    private final Producers producers = new Producers();
    private final Random random = new Random(1);

    @Test
    void publishesEveryArticleOnceHoweverOftenKilledInTheMidstOfATransaction() throws Exception {
        String source = producers.watch(directory);
        int kills = 0;
        for (int i = 0; i < FILES; i++) {
            write(directory.resolve(i + ".txt"), text(i, "satu"));
        }
        try (Admin admin = Producers.admin()) {
            String client = producers.name + "-" + SourcePartition.of(source, Topics.DEFAULT_PARTITIONS);
            setByteRate(admin, client, 40_000.0);
            for (int hits = 0; hits < KILLS_IN_A_TRANSACTION; kills++) {
                assertThat(kills).as("kills that met no open transaction").isLessThan(MOST_KILLS);
                long before = producers.articles().size();
                Process victim = producers.startProcess(LOG, "--warta.producer.stream.transaction-items=10");
                try {
                    // some commits first, so that each kill hits another place
                    await().atMost(PATIENCE).until(() -> producers.articles().size() > before);
                    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> isTransactionOpen(admin));
                } finally {
                    victim.destroyForcibly().onExit().join();
                }
                // the transaction may have ended between the look and the kill
                hits += isTransactionOpen(admin) ? 1 : 0;
                write(directory.resolve(kills + ".txt"), text(kills, "dua"));
            }
            setByteRate(admin, client, null);
        }
        assertThat(producers.articles()).hasSizeLessThan(FILES + kills);

        try (ConfigurableApplicationContext last = producers.start()) {
            await().atMost(PATIENCE).until(() -> ledger(last).isCaughtUp());
            assertThat(ledger(last).rejected()).isZero();
        }

        Map<String, List<Article>> versions =
                producers.articles().stream().collect(Collectors.groupingBy(Article::getUri));
        assertThat(versions).hasSize(FILES);
        for (int i = 0; i < FILES; i++) {
            List<Article> published = versions.get("warta://" + source + "/" + i + ".txt");
            assertThat(published).as("file %s", i).isNotEmpty();
            assertThat(published).extracting(Article::getVersion).isSorted().doesNotHaveDuplicates();
            assertThat(published).extracting(Article::getHeadline).doesNotHaveDuplicates();
            assertThat(published.get(published.size() - 1).getHeadline())
                    .isEqualTo("Judul " + i + (i < kills ? " dua" : " satu"));
        }
    }

    /** The broker holds this client's requests back, so that its transactions stay open long enough to be hit. */
    private static void setByteRate(Admin admin, String clientId, Double bytesPerSecond)
            throws ExecutionException, InterruptedException {
        ClientQuotaEntity client = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, clientId));
        ClientQuotaAlteration.Op rate = new ClientQuotaAlteration.Op("producer_byte_rate", bytesPerSecond);
        admin.alterClientQuotas(List.of(new ClientQuotaAlteration(client, List.of(rate))))
                .all()
                .get();
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

    /** Text that hardly compresses. */
    private String text(int number, String version) {
        String words =
                random.ints(10_000, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        return "Judul " + number + " " + version + "\n" + words;
    }
}
