package org.warta.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.warta.producer.stream.Producers.headlines;
import static org.warta.producer.stream.Producers.ledger;
import static org.warta.producer.stream.Producers.write;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourceOrigin;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.producer.directory.DirectorySettings;
import org.warta.producer.directory.DirectorySource;
import org.warta.producer.source.NewsSource;
import org.warta.schemas.topic.Topics;

class OwnershipIT {
    @TempDir
    Path directory;

    private final Producers producers = new Producers();

    @Test
    void sharesSourcesAndTakesOverThoseOfAKilledInstance() throws IOException {
        Set<Integer> partitions = new HashSet<>();
        int sources = 0;
        // until every partition has a source, so that both instances have some
        while (partitions.size() < Topics.DEFAULT_PARTITIONS) {
            Path source = directory.resolve("source" + sources++);
            partitions.add(SourcePartition.of(producers.watch(source), Topics.DEFAULT_PARTITIONS));
            write(source.resolve("a.txt"), "Pertama");
        }
        int all = sources;

        try (ConfigurableApplicationContext survivor = producers.start()) {
            awaitLong().until(() -> ledger(survivor).published() == all);
            Process other = producers.startProcess(Path.of("target", "takeover.log"));
            try {
                awaitLong().until(() -> owned(survivor).size() < all);
                await().during(Duration.ofSeconds(1))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> ledger(survivor).isCaughtUp());
                assertThat(owned(survivor)).isNotEmpty();
                for (int i = 0; i < all; i++) {
                    write(directory.resolve("source" + i + "/b.txt"), "Kedua");
                }
                awaitLong().until(() -> producers.articles().size() == 2 * all);
                assertThat(ledger(survivor).published()).isLessThan(2L * all);
            } finally {
                other.destroyForcibly().onExit().join();
            }
            for (int i = 0; i < all; i++) {
                write(directory.resolve("source" + i + "/c.txt"), "Ketiga");
            }
            awaitLong().until(() -> producers.articles().size() == 3 * all);
            assertThat(owned(survivor)).hasSize(all);
        }
        assertThat(producers.articles()).hasSize(3 * all);
        assertThat(headlines(producers.articles())).filteredOn("Ketiga"::equals).hasSize(all);
    }

    @Test
    void commitsNothingOfAZombie() {
        Path watched = directory.resolve("watched");
        String sourceId = producers.watch(watched);
        int partition = SourcePartition.of(sourceId, Topics.DEFAULT_PARTITIONS);
        Producers others = new Producers();
        others.watch(directory.resolve("others"));
        try (ConfigurableApplicationContext clients = others.start()) {
            NewsSource source = new DirectorySource(
                    sourceId,
                    watched,
                    new DirectorySettings(Duration.ofMillis(50), Duration.ZERO, 1_000, 1_000),
                    Clock.systemUTC());
            write(watched.resolve("a.txt"), "Judul");
            Inbox inbox = new Inbox(partition);

            try (PartitionSession zombie = open(clients, partition, new Inbox(partition), source);
                    PartitionSession owner = open(clients, partition, inbox, source)) {
                Throwable fenced = catchThrowable(zombie::run);
                assertThat(PartitionWorker.isFencing(fenced)).isTrue();
                assertThat(producers.articles()).isEmpty();

                Thread working = new Thread(() -> run(owner));
                working.start();
                awaitLong().until(() -> producers.articles().size() == 1);
                inbox.close();
                await().until(() -> !working.isAlive());
            }
        }
        assertThat(producers.articles()).hasSize(1);
    }

    /** Which of this installation's sources it works on; sources made at runtime are everybody's on this broker. */
    private List<String> owned(ConfigurableApplicationContext producer) {
        return ledger(producer).owned().stream()
                .filter(source -> source.startsWith(producers.name))
                .toList();
    }

    private PartitionSession open(
            ConfigurableApplicationContext clients, int partition, Inbox inbox, NewsSource source) {
        Installation theirs = clients.getBean(Installation.class);
        StreamProperties properties = clients.getBean(StreamProperties.class);
        return PartitionSession.open(
                partition,
                Topics.DEFAULT_PARTITIONS,
                Installation.of(
                        List.of(source),
                        List.of(SourceDefinition.newBuilder()
                                .setSourceId(source.id())
                                .setKind(SourceKind.DIRECTORY)
                                .setOrigin(SourceOrigin.CONFIGURED)
                                .setCreatedAt(Instant.EPOCH)
                                .setChangedAt(Instant.EPOCH)
                                .build()),
                        theirs.feeds(),
                        theirs.schedule(),
                        () -> "http://127.0.0.1:1",
                        Clock.systemUTC()),
                inbox,
                new StreamProperties(
                        producers.name + "-zombies",
                        properties.sessionTimeout(),
                        properties.transactionTimeout(),
                        properties.transactionItems(),
                        properties.transactionSize(),
                        null),
                clients.getBean(KafkaClients.class),
                clients.getBean(EventRecords.class),
                ledger(clients));
    }

    private static void run(PartitionSession session) {
        try {
            session.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ConditionFactory awaitLong() {
        return await().atMost(Duration.ofMinutes(3));
    }
}
