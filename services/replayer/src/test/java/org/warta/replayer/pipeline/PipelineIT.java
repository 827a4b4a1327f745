package org.warta.replayer.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.warta.event.Lane;
import org.warta.event.LastPoll;
import org.warta.event.PollResult;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourceOrigin;
import org.warta.event.SourcePolls;
import org.warta.event.SourceRecord;
import org.warta.replayer.TestReplayer;
import org.warta.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pipeline as it is seen on a real broker, whose groups these tests play. */
class PipelineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ARTICLES = Topics.ARTICLES.name();

    private static TestReplayer replayer;
    private static String group;

    @BeforeAll
    static void start() {
        replayer = new TestReplayer(
                "--warta.replayer.pipeline.interval=200ms",
                "--warta.replayer.pipeline.live-late=2s",
                "--warta.replayer.pipeline.letters=3",
                "--warta.replayer.pipeline.silent-at-least=1h",
                "--warta.replayer.pipeline.raise-after=500ms",
                "--warta.replayer.pipeline.clear-after=1s");
        group = replayer.enricherGroup();
    }

    @AfterAll
    static void stop() {
        replayer.close();
    }

    @Test
    void aGroupThatStopsIsLateUntilItHasReadAll() throws Exception {
        String report = "at=1764000000 published-enriched=12/80/310";
        commit(ends(), report);
        RecordMetadata article = publishInTransaction();

        JsonNode alarm = await().atMost(PATIENCE).until(() -> alarm("LATE", group), found -> found != null);
        assertThat(alarm.path("message").asString()).contains("Nobody takes part in group " + group);
        JsonNode late = leg();
        assertThat(late.path("lag").asLong()).isPositive();
        assertThat(late.path("ageSeconds").asDouble()).isGreaterThan(2);
        assertThat(late.path("members").asInt()).isZero();
        assertThat(late.path("latency").path(0).path("p99Millis").asLong()).isEqualTo(80);
        assertThat(get("/actuator/health/pipeline")).contains("\"ALARM\"", "late " + group);
        assertThat(get("/actuator/health")).doesNotContain("DOWN");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/actuator/prometheus"))
                        .containsPattern("warta_pipeline_alarm\\{.*subject=\"" + group + "\"} 1.0"));

        // what is left is the marker that ends the transaction: no record, and so no lag
        commit(Map.of(new TopicPartition(ARTICLES, article.partition()), article.offset() + 1), "");

        await().atMost(PATIENCE).until(() -> alarm("LATE", group) == null);
        assertThat(leg().path("lag").asLong()).isZero();
        assertThat(leg().path("ageSeconds").asDouble()).isZero();
        assertThat(pipeline().path("pastAlarms").toString()).contains(group);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/actuator/prometheus")).doesNotContain("subject=\"" + group));
    }

    @Test
    void aSourceThatIsSilentIsToldUntilItIsGone() {
        String id = "feed-" + UUID.randomUUID();
        Instant longAgo = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);
        SourceDefinition source = SourceDefinition.newBuilder()
                .setSourceId(id)
                .setUri("https://example.org/feed")
                .setKind(SourceKind.FEED)
                .setLane(Lane.LIVE)
                .setOrigin(SourceOrigin.API)
                .setCreatedAt(longAgo)
                .setChangedAt(longAgo)
                .build();
        SourcePolls polls = SourcePolls.newBuilder()
                .setSourceId(id)
                .setUri("https://example.org/feed")
                .setPolled(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setChanged(longAgo)
                .setGapsMillis(List.of(600_000L, 900_000L))
                .setLast(LastPoll.newBuilder().setResult(PollResult.UNCHANGED).build())
                .build();
        replayer.publish(
                Topics.SOURCES.name(),
                id,
                SourceRecord.newBuilder().setDefinition(source).build());
        replayer.publish(
                Topics.SOURCES.name(),
                id + "/",
                SourceRecord.newBuilder().setPolls(polls).build());

        await().atMost(PATIENCE).until(() -> alarm("SILENT", id) != null);
        JsonNode status = StreamSupport.stream(pipeline().path("sources").spliterator(), false)
                .filter(node -> node.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(status.path("silent").asBoolean()).isTrue();
        assertThat(status.path("status").asString()).isEqualTo("active");
        assertThat(status.path("habitSeconds").asLong()).isEqualTo(900);

        replayer.publish(
                Topics.SOURCES.name(),
                id,
                SourceRecord.newBuilder()
                        .setDefinition(SourceDefinition.newBuilder(source)
                                .setRemoved(true)
                                .build())
                        .build());
        await().atMost(PATIENCE).until(() -> alarm("SILENT", id) == null);
    }

    @Test
    void lettersThatComeInAreCounted() {
        String letters = Topics.ENRICHED.deadLetters().name();
        for (int i = 0; i < 3; i++) {
            replayer.publish(letters, "key-" + i, new byte[] {1, 2, 3});
        }

        await().atMost(PATIENCE).until(() -> alarm("LETTERS", letters) != null);
        JsonNode topic = StreamSupport.stream(pipeline().path("letters").spliterator(), false)
                .filter(node -> node.path("topic").asString().equals(letters))
                .findFirst()
                .orElseThrow();
        assertThat(topic.path("recent").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(topic.path("kept").asLong()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void itsHistoryIsInStep() {
        await().atMost(PATIENCE).until(() -> !pipeline().path("history").isEmpty());
        JsonNode pipeline = pipeline();

        assertThat(pipeline.path("legs")).hasSize(4);
        assertThat(pipeline.path("legs").path(0).path("history").path("lag"))
                .hasSize(pipeline.path("history").size());
    }

    private static JsonNode pipeline() {
        return JsonMapper.shared().readTree(get("/api/v1/pipeline"));
    }

    private static @Nullable JsonNode alarm(String kind, String subject) {
        return StreamSupport.stream(pipeline().path("alarms").spliterator(), false)
                .filter(alarm -> alarm.path("kind").asString().equals(kind)
                        && alarm.path("subject").asString().equals(subject))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode leg() {
        return StreamSupport.stream(pipeline().path("legs").spliterator(), false)
                .filter(leg -> leg.path("group").asString().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private static String get(String path) {
        return replayer.get(path, "*/*").body();
    }

    private static RecordMetadata publishInTransaction() throws Exception {
        Map<String, Object> settings = new HashMap<>(replayer.clients().producerProperties());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(
                    new ProducerRecord<>(ARTICLES, "key".getBytes(StandardCharsets.UTF_8), new byte[] {1}));
            producer.commitTransaction();
            return sent.get();
        }
    }

    private static Map<TopicPartition, Long> ends() throws Exception {
        try (Admin admin = replayer.clients().admin()) {
            var partitions = admin.describeTopics(List.of(ARTICLES))
                    .allTopicNames()
                    .get()
                    .get(ARTICLES)
                    .partitions();
            return admin
                    .listOffsets(partitions.stream()
                            .collect(Collectors.toMap(
                                    info -> new TopicPartition(ARTICLES, info.partition()),
                                    info -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        }
    }

    private static void commit(Map<TopicPartition, Long> offsets, String metadata) throws Exception {
        try (Admin admin = replayer.clients().admin()) {
            admin.alterConsumerGroupOffsets(
                            group,
                            offsets.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey,
                                            offset -> new OffsetAndMetadata(offset.getValue(), metadata))))
                    .all()
                    .get();
        }
    }
}
