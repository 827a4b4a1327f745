package org.warta.enricher.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.support.KafkaHeaders;
import org.warta.enricher.Articles;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Entity;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.platform.telemetry.LatencyReport;
import org.warta.platform.telemetry.Stage;
import org.warta.schemas.mediatopic.MediaTopic;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;

class EnricherIT {
    private static final String LETTERS = Topics.ARTICLES.deadLetters().name();
    private static final String BACKFILLED = Topics.ENRICHED_BACKFILL.name();
    private static final List<String> OUTPUTS = outputs();

    private final ArticleStream stream = new ArticleStream();
    private ConfigurableApplicationContext enricher;

    @BeforeEach
    void start() {
        enricher = ArticleStream.start();
    }

    @AfterEach
    void stop() {
        enricher.close();
        stream.close();
    }

    @Test
    void enrichesTheSeedAndRoutesItByItsMediaTopics() {
        Article seed = Article.newBuilder(Articles.seed()).setLanguage("en").build();
        ProducerRecord<byte[], byte[]> input = new ProducerRecord<>(
                Topics.ARTICLES.name(), null, ArticleStream.utf8(seed.getId()), stream.bytes(seed));
        input.headers()
                .add("traceparent", ArticleStream.utf8("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        input.headers().add("replay-id", ArticleStream.utf8("replay-7"));
        stream.send(input);

        List<ConsumerRecord<byte[], byte[]>> records = ofKey(OUTPUTS, seed.getId(), 3);

        assertThat(records)
                .extracting(ConsumerRecord::topic)
                .containsExactlyInAnyOrder("news.enriched", "news.topic.politics", "news.topic.conflict");
        assertThat(records).allSatisfy(record -> {
            assertThat(ArticleStream.header(record, "media-topics"))
                    .isEqualTo("medtop:11000000,medtop:16000000,medtop:20000638,medtop:20000056");
            assertThat(ArticleStream.header(record, "language")).isEqualTo("id");
            assertThat(ArticleStream.header(record, "ce_type")).isEqualTo("org.warta.event.EnrichedArticle");
            assertThat(ArticleStream.header(record, "ce_subject")).isEqualTo(seed.getId());
            assertThat(ArticleStream.header(record, "ce_id")).isEqualTo(ArticleStream.header(records.get(0), "ce_id"));
            assertThat(ArticleStream.header(record, "traceparent"))
                    .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-0[13]")
                    .doesNotContain("b7ad6b7169203331");
            assertThat(ArticleStream.header(record, "replay-id")).isEqualTo("replay-7");
        });
        EnrichedArticle event = stream.event(records.get(0));
        assertThat(event.getArticle()).isEqualTo(seed);
        assertThat(event.getEnrichment().getEntities())
                .extracting(Entity::getName)
                .contains("Kim Jong Un", "Sergei Lavrov", "KCNA", "Wonsan");
        await().untilAsserted(() -> {
            assertThat(ledger().enriched()).isEqualTo(1);
            assertThat(ledger().deadLettered()).isZero();
            assertThat(disagreements()).isEqualTo(1);
        });
    }

    @Test
    void aCanceledArticleGoesEverywhereWithoutItsText() {
        Article canceled = Article.newBuilder(Articles.seed())
                .setPubStatus(PubStatus.CANCELED)
                .setSummary("Ringkasan")
                .build();
        stream.send(canceled);

        List<ConsumerRecord<byte[], byte[]>> records = ofKey(OUTPUTS, canceled.getId(), OUTPUTS.size());

        assertThat(records).extracting(ConsumerRecord::topic).containsExactlyInAnyOrderElementsOf(OUTPUTS);
        assertThat(records).allSatisfy(record -> {
            EnrichedArticle event = stream.event(record);
            assertThat(event.getArticle().getPubStatus()).isEqualTo(PubStatus.CANCELED);
            assertThat(event.getArticle().getHeadline()).isEmpty();
            assertThat(event.getArticle().getBody()).isEmpty();
            assertThat(event.getArticle().getSummary()).isNull();
            assertThat(event.getEnrichment().getEntities()).isEmpty();
            assertThat(ArticleStream.header(record, "media-topics")).isEmpty();
        });
    }

    @Test
    void aTombstoneGoesEverywhere() {
        String key = UUID.randomUUID().toString();
        stream.send(key, null, null);
        assertThat(ofKey(OUTPUTS, key, OUTPUTS.size()))
                .allSatisfy(record -> assertThat(record.value()).isNull())
                .extracting(ConsumerRecord::topic)
                .containsExactlyInAnyOrderElementsOf(OUTPUTS);
    }

    @Test
    void whatComesByTheBackfillLaneGoesToItsOwnTopicAlone() {
        Article seed = Articles.seed();
        Article canceled = Article.newBuilder(Articles.seed())
                .setPubStatus(PubStatus.CANCELED)
                .build();
        String tombstone = UUID.randomUUID().toString();
        String garbage = "garbage-" + UUID.randomUUID();
        stream.send(onBackfill(seed.getId(), stream.bytes(seed)));
        stream.send(onBackfill(canceled.getId(), stream.bytes(canceled)));
        stream.send(onBackfill(tombstone, null));
        stream.send(onBackfill(garbage, ArticleStream.utf8("no article")));

        ConsumerRecord<byte[], byte[]> enriched = onlyOf(BACKFILLED, seed.getId());
        assertThat(stream.event(enriched).getArticle()).isEqualTo(seed);
        assertThat(ArticleStream.header(enriched, "media-topics")).startsWith("medtop:11000000,medtop:16000000");
        assertThat(ArticleStream.header(enriched, "ce_id")).startsWith(seed.getId() + "-backfill/");
        for (ConsumerRecord<byte[], byte[]> record :
                List.of(enriched, onlyOf(BACKFILLED, canceled.getId()), onlyOf(BACKFILLED, tombstone))) {
            assertThat(ArticleStream.header(record, "replay-id")).isEqualTo("replay-8");
            assertThat(ArticleStream.header(record, "replay-hold")).isEqualTo("true");
        }
        assertThat(stream.event(onlyOf(BACKFILLED, canceled.getId()))
                        .getArticle()
                        .getBody())
                .isEmpty();
        assertThat(ArticleStream.header(
                        onlyOf(Topics.ARTICLES_BACKFILL.deadLetters().name(), garbage),
                        KafkaHeaders.DLT_ORIGINAL_TOPIC))
                .isEqualTo(Topics.ARTICLES_BACKFILL.name());
        List<String> keys = List.of(seed.getId(), canceled.getId(), tombstone, garbage);
        assertThat(stream.read(OUTPUTS, record -> keys.contains(ArticleStream.key(record)), 0))
                .isEmpty();
        await().untilAsserted(() -> {
            assertThat(ledger().enriched()).isEqualTo(3);
            assertThat(ledger().deadLettered()).isEqualTo(1);
        });
    }

    private static ProducerRecord<byte[], byte[]> onBackfill(String key, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.ARTICLES_BACKFILL.name(), null, ArticleStream.utf8(key), value);
        record.headers().add("replay-id", ArticleStream.utf8("replay-8"));
        record.headers().add("replay-hold", ArticleStream.utf8("true"));
        return record;
    }

    private ConsumerRecord<byte[], byte[]> onlyOf(String topic, String key) {
        List<ConsumerRecord<byte[], byte[]>> records = ofKey(List.of(topic), key, 1);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    @Test
    void whatCanNeverBeProcessedBecomesADeadLetterAndBlocksNobody() {
        Article before = Articles.article("Sebelum", "Teks.").build();
        Article after = Articles.article("Sesudah", "Teks.").build();
        Article mismatched = Articles.article("Kunci", "Teks.").build();
        Article oversized = Articles.article("Besar", "Teks.")
                .setSource(new Source("test", "x".repeat(Topics.MAX_MESSAGE_BYTES - 1_000), null))
                .build();
        String garbage = "garbage-" + UUID.randomUUID();
        String other = "other-" + UUID.randomUUID();
        stream.send(before.getId(), stream.bytes(before), 0);
        RecordMetadata bad = stream.send(garbage, ArticleStream.utf8("no article"), 0);
        stream.send(other, stream.bytes(mismatched), 0);
        stream.send(oversized.getId(), stream.bytes(oversized), 0);
        stream.send(after.getId(), stream.bytes(after), 0);

        assertThat(ofKey(List.of("news.enriched"), after.getId(), 1)).hasSize(1);
        assertThat(ofKey(List.of("news.enriched"), before.getId(), 1)).hasSize(1);
        ConsumerRecord<byte[], byte[]> letter =
                ofKey(List.of(LETTERS), garbage, 1).get(0);
        assertThat(letter.value()).isEqualTo(ArticleStream.utf8("no article"));
        assertThat(ArticleStream.header(letter, KafkaHeaders.DLT_ORIGINAL_TOPIC))
                .isEqualTo("news.articles");
        assertThat(ByteBuffer.wrap(letter.headers()
                                .lastHeader(KafkaHeaders.DLT_ORIGINAL_PARTITION)
                                .value())
                        .getInt())
                .isEqualTo(bad.partition());
        assertThat(ByteBuffer.wrap(letter.headers()
                                .lastHeader(KafkaHeaders.DLT_ORIGINAL_OFFSET)
                                .value())
                        .getLong())
                .isEqualTo(bad.offset());
        assertThat(ArticleStream.header(letter, KafkaHeaders.DLT_EXCEPTION_FQCN))
                .endsWith("UndecodableEventException");
        assertThat(ArticleStream.header(letter, "warta-dlt-service")).isEqualTo("warta-enricher");
        assertThat(ArticleStream.header(letter, "warta-dlt-service-version")).isNotEmpty();
        assertThat(ArticleStream.header(ofKey(List.of(LETTERS), other, 1).get(0), KafkaHeaders.DLT_EXCEPTION_FQCN))
                .endsWith("MismatchedKeyException");
        assertThat(ArticleStream.header(
                        ofKey(List.of(LETTERS), oversized.getId(), 1).get(0), KafkaHeaders.DLT_EXCEPTION_FQCN))
                .endsWith("OversizedEventException");
        await().untilAsserted(() -> {
            assertThat(ledger().enriched()).isEqualTo(2);
            assertThat(ledger().deadLettered()).isEqualTo(3);
        });
    }

    @Test
    void anOutageWaitsAndGoesOnWhereItStopped() {
        int partition = 5;
        TopicPartition stuck = new TopicPartition(Topics.ARTICLES.name(), partition);
        String prefix = "outage-" + UUID.randomUUID();
        List<RecordMetadata> bad = IntStream.range(0, 40)
                .mapToObj(n -> stream.send(prefix + n, ArticleStream.utf8("undecodable " + n), partition))
                .toList();
        Article elsewhere = Articles.article("Di tempat lain", "Teks.").build();
        stream.send(elsewhere.getId(), stream.bytes(elsewhere), 0);
        Article behind = Articles.article("Di belakang", "Teks.").build();
        RecordMetadata last = stream.send(behind.getId(), stream.bytes(behind), partition);

        // fewer than twenty failures may come in batches of their own and are poison still
        long firstBad = bad.get(0).offset();
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(60))
                .until(() -> committed(stuck) < firstBad + 20);
        assertThat(stream.read(
                        List.of(LETTERS), record -> ArticleStream.key(record).startsWith(prefix), 0))
                .hasSizeLessThan(20);
        assertThat(ofKey(List.of("news.enriched"), elsewhere.getId(), 1)).hasSize(1);

        // the operator looks, and steps over them
        enricher.close();
        ArticleStream.await(stream.admin
                .alterConsumerGroupOffsets(ArticleStream.GROUP, Map.of(stuck, new OffsetAndMetadata(last.offset())))
                .all());
        enricher = ArticleStream.start();
        assertThat(ofKey(List.of("news.enriched"), behind.getId(), 1)).hasSize(1);
    }

    @Test
    void commitsSayHowLongArticlesTake() {
        Article first = Articles.article("Pertama", "Teks.").build();
        stream.send(first);
        assertThat(ofKey(List.of("news.enriched"), first.getId(), 1)).hasSize(1);

        // a commit says what the batches before it took
        await().untilAsserted(() -> {
            stream.send(Articles.article("Berikut", "Teks.").build());
            assertThat(ArticleStream.await(stream.admin
                                    .listConsumerGroupOffsets(ArticleStream.GROUP)
                                    .partitionsToOffsetAndMetadata())
                            .values())
                    .extracting(OffsetAndMetadata::metadata)
                    .anySatisfy(metadata -> assertThat(LatencyReport.of(metadata))
                            .hasValueSatisfying(
                                    report -> assertThat(report.stages()).containsOnlyKeys(Stage.PUBLISHED_ENRICHED)));
        });
    }

    private long committed(TopicPartition partition) {
        OffsetAndMetadata offset = ArticleStream.await(stream.admin
                        .listConsumerGroupOffsets(ArticleStream.GROUP)
                        .partitionsToOffsetAndMetadata())
                .get(partition);
        return offset == null ? 0 : offset.offset();
    }

    private List<ConsumerRecord<byte[], byte[]>> ofKey(List<String> topics, String key, int count) {
        return stream.read(topics, record -> ArticleStream.key(record).equals(key), count);
    }

    private EnricherLedger ledger() {
        return enricher.getBean(EnricherLedger.class);
    }

    private double disagreements() {
        return enricher.getBean(MeterRegistry.class)
                .get("warta.enricher.language.disagreements")
                .counter()
                .count();
    }

    private static List<String> outputs() {
        List<String> outputs = new ArrayList<>(List.of(Topics.ENRICHED.name()));
        Arrays.stream(MediaTopic.values())
                .map(Topics::ofMediaTopic)
                .map(TopicDefinition::name)
                .forEach(outputs::add);
        return outputs;
    }
}
