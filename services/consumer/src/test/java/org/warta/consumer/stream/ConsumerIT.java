package org.warta.consumer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.consumer.Samples.canceled;
import static org.warta.consumer.Samples.usable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.support.KafkaHeaders;
import org.warta.consumer.TestDatabase;
import org.warta.consumer.merge.Outcome;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.telemetry.Stage;
import org.warta.schemas.topic.Topics;

class ConsumerIT {
    private static final String URI = "https://example.org/";

    private final TestDatabase database = TestDatabase.fresh();
    private final Consumers consumers = new Consumers();

    @AfterEach
    void close() {
        consumers.close();
    }

    @Test
    void everyRecordIsStoredOrADeadLetter() {
        consumers.send(usable(URI + "a", 1, 1, "satu"), usable(URI + "a", 1, 1, "satu"));
        consumers.send(usable(URI + "b", 2, 1, "dua"), usable(URI + "b", 1, 1, "dua"));
        consumers.send(usable(URI + "c", 1, 1, "rahasia"), canceled(URI + "c", 2, 2));
        consumers.send(usable(URI + "nul", 1, 1, "nol\0"));
        consumers.send("poison", "no event".getBytes(UTF_8));
        consumers.send("tombstone", null);
        consumers.flush();

        try (ConfigurableApplicationContext service = consumers.start(database)) {
            await().atMost(Duration.ofMinutes(3)).until(() -> consumers.lag() == 0);

            ConsumerLedger ledger = service.getBean(ConsumerLedger.class);
            assertThat(ledger.count(Outcome.CANCELED)).isEqualTo(1);
            assertThat(ledger.count(Outcome.DUPLICATE)).isEqualTo(1);
            assertThat(ledger.deadLettered()).isEqualTo(3);
            // the text that was canceled is either stored first or, in the same batch, outdated at once
            assertThat(ledger.count(Outcome.STORED) + ledger.count(Outcome.OUTDATED))
                    .isEqualTo(4);
            assertThat(ledger.count(Outcome.STORED)).isBetween(2L, 3L);
            assertThat(consumers.stages()).containsOnly(Stage.ENRICHED_STORED, Stage.INGESTED_STORED);
        }
        assertThat(database.rows("select uri, version, pub_status from article order by uri"))
                .containsExactly(
                        Map.of("uri", URI + "a", "version", 1L, "pub_status", "USABLE"),
                        Map.of("uri", URI + "b", "version", 2L, "pub_status", "USABLE"),
                        Map.of("uri", URI + "c", "version", 2L, "pub_status", "CANCELED"));
        assertThat(database.count("article_version")).isEqualTo(5);
        assertThat(database.tablesHolding("rahasia")).isEmpty();
    }

    @Test
    void storesWhatComesByTheBackfillLaneUnlessItIsHeldOrOlder() {
        consumers.send(usable(URI + "a", 2, 1, "dua"));
        consumers.flush();
        try (ConfigurableApplicationContext service = consumers.start(database)) {
            await().atMost(Duration.ofMinutes(3)).until(() -> consumers.lag() == 0);
            consumers.backfill(usable(URI + "a", 1, 9, "satu"), false);
            consumers.backfill(usable(URI + "b", 1, 1, "arsip"), false);
            consumers.backfill(usable(URI + "b", 1, 5, "tahan"), true);
            consumers.backfill(usable(URI + "c", 1, 1, "tahan"), true);
            consumers.backfill(usable(URI + "nul", 1, 1, "nol\0"), false);
            consumers.flush();
            await().atMost(Duration.ofMinutes(3)).until(() -> consumers.lag() == 0);

            ConsumerLedger ledger = service.getBean(ConsumerLedger.class);
            assertThat(ledger.count(Outcome.STORED)).isEqualTo(2);
            assertThat(ledger.count(Outcome.OUTDATED)).isEqualTo(1);
            assertThat(ledger.held()).isEqualTo(2);
            assertThat(ledger.deadLettered()).isEqualTo(1);
        }
        assertThat(database.rows("select uri, version, headline from article order by uri"))
                .containsExactly(
                        Map.of("uri", URI + "a", "version", 2L, "headline", "dua headline"),
                        Map.of("uri", URI + "b", "version", 1L, "headline", "arsip headline"));
        assertThat(database.tablesHolding("tahan")).isEmpty();
        assertThat(consumers.deadLetters())
                .extracting(letter -> header(letter, KafkaHeaders.DLT_ORIGINAL_TOPIC))
                .containsExactly(Topics.ENRICHED_BACKFILL.name());
    }

    @Test
    void deadLetterSaysWhereItCameFromAndWhy() {
        consumers.send(usable(URI + "nul", 1, 1, "nol\0"), usable(URI + "good", 1, 1, "baik"));
        consumers.send("poison", "no event".getBytes(UTF_8));
        consumers.flush();

        try (ConfigurableApplicationContext service = consumers.start(database)) {
            await().atMost(Duration.ofMinutes(3)).until(() -> consumers.lag() == 0);
        }

        List<ConsumerRecord<byte[], byte[]>> letters = consumers.deadLetters();
        assertThat(letters)
                .extracting(letter -> header(letter, KafkaHeaders.DLT_EXCEPTION_FQCN))
                .containsExactlyInAnyOrder(
                        "org.warta.schemas.wire.UndecodableEventException",
                        "org.warta.consumer.store.UnstorableException");
        ConsumerRecord<byte[], byte[]> poison = letters.stream()
                .filter(letter -> new String(letter.key(), UTF_8).equals("poison"))
                .findFirst()
                .orElseThrow();
        assertThat(poison.value()).isEqualTo("no event".getBytes(UTF_8));
        assertThat(header(poison, KafkaHeaders.DLT_ORIGINAL_TOPIC)).isEqualTo(Topics.ENRICHED.name());
        assertThat(ByteBuffer.wrap(poison.headers()
                                .lastHeader(KafkaHeaders.DLT_ORIGINAL_OFFSET)
                                .value())
                        .getLong())
                .isNotNegative();
        assertThat(header(poison, DeadLetterPolicy.SERVICE)).isEqualTo("warta-consumer");
        assertThat(database.rows("select headline from article")).containsExactly(Map.of("headline", "baik headline"));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
