package org.warta.replayer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Kills the replayer's own process again and again, {@code -Dwarta.test.kills} times, while its transactions are open. */
class KilledReplayerIT {
    private static final int KILLS = Integer.getInteger("warta.test.kills", 4);
    private static final int RECORDS = 20_000;
    /** A JVM starts slowly on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Installation installation = new Installation();

    @AfterEach
    void close() {
        installation.close();
    }

    @Test
    void sendsEveryRecordOnceHoweverOftenKilled() throws Exception {
        installation.fill(0, RECORDS);
        Random random = new Random(6);
        ConfigurableApplicationContext asked = installation.start();
        String id = installation.begin(asked, installation.request(", \"recordsPerSecond\": 2000"));
        asked.close();

        for (int kill = 0; kill < KILLS; kill++) {
            int more = written() + 1 + random.nextInt(2_000);
            Process victim = installation.startProcess(Path.of("target", "killed-replayer.log"));
            try {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> written() >= more && isInTransaction(id));
            } finally {
                assertThat(victim.isAlive()).isTrue();
                victim.destroyForcibly().onExit().join();
            }
        }
        ConfigurableApplicationContext survivor = installation.start();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(installation.status(survivor, id)).isEqualTo("COMPLETED"));

        List<ConsumerRecord<byte[], byte[]>> sent = Installation.read(installation.target);
        assertThat(sent).extracting(Installation::key).doesNotHaveDuplicates().hasSize(RECORDS);
        for (int partition = 0; partition < Installation.PARTITIONS; partition++) {
            assertThat(keys(sent, partition)).isEqualTo(keys(Installation.read(installation.source), partition));
        }
        assertThat(installation.replay(survivor, id).at("/progress/sent").asInt())
                .isEqualTo(RECORDS);
        int all = Installation.read(installation.target, "read_uncommitted").size();
        System.out.printf("%d kills: %d records, all of them once; %d were aborted%n", KILLS, RECORDS, all - RECORDS);
    }

    /** Records in the target, those included that may yet be aborted. */
    private int written() {
        return Installation.end(installation.target);
    }

    private static boolean isInTransaction(String id) {
        try (Admin admin = Installation.admin()) {
            return admin.describeTransactions(List.of("warta-replay-" + id))
                            .description("warta-replay-" + id)
                            .get()
                            .state()
                    == TransactionState.ONGOING;
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> keys(List<ConsumerRecord<byte[], byte[]>> records, int partition) {
        return records.stream()
                .filter(record -> record.partition() == partition)
                .map(Installation::key)
                .toList();
    }
}
