package org.warta.replayer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;

class ReplayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Installation SERVICE = new Installation();
    private static ConfigurableApplicationContext replayer;

    /** Of this test alone: its topics. */
    private final Installation installation = new Installation();

    @BeforeAll
    static void start() {
        replayer = SERVICE.start();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @AfterEach
    void close() {
        installation.close();
    }

    @Test
    void sendsEveryRecordOnceAsItCame() {
        installation.fill(0, 3_000);
        installation.send(installation.source, "last", "v".getBytes(UTF_8), Installation.header("language", "id"));
        installation.flush();

        String id = installation.begin(replayer, installation.request(""));
        installation.fill(3_000, 3_100); // after the end is frozen
        awaitStatus(id, "COMPLETED");

        List<ConsumerRecord<byte[], byte[]>> sent = Installation.read(installation.target);
        List<ConsumerRecord<byte[], byte[]>> source = Installation.read(installation.source).stream()
                .filter(record -> number(record) < 3_000)
                .toList();
        assertThat(byPartition(sent)).isEqualTo(byPartition(source)).hasSize(Installation.PARTITIONS);
        assertThat(sent)
                .allSatisfy(record -> assertThat(header(record, "replay-id")).isEqualTo(id))
                .filteredOn(record -> Installation.key(record).equals("last"))
                .singleElement()
                .satisfies(record -> assertThat(header(record, "language")).isEqualTo("id"));
        JsonNode replay = installation.replay(replayer, id);
        assertThat(replay.at("/progress/sent").asLong()).isEqualTo(3_001);
        assertThat(replay.at("/progress/read").asLong()).isEqualTo(3_001);
        assertThat(replay.at("/progress/done").asLong())
                .isEqualTo(replay.at("/progress/offsets").asLong());
        assertThat(replay.get("requestedBy").asString()).isEqualTo(Installation.OPERATOR);
        assertThat(kinds(id)).containsExactly("REQUESTED", "STARTED", "COMPLETED");
    }

    @Test
    void obeysWhileItRuns() {
        installation.fill(0, 1_000);
        String id = installation.begin(replayer, installation.request(", \"recordsPerSecond\": 40"));
        await().atMost(PATIENCE).until(() -> sent(id) > 0);

        installation.ask(replayer, "POST", "/api/v1/replays/" + id + "/pause", "{\"why\": \"lunch\"}", 202);
        awaitStatus(id, "PAUSED");
        int paused = Installation.read(installation.target).size();
        assertThat(paused).isBetween(1, 999).isEqualTo((int) sent(id));
        installation.ask(replayer, "POST", "/api/v1/replays/" + id + "/pause", null, 409);

        installation.ask(replayer, "PUT", "/api/v1/replays/" + id + "/rate", "{\"recordsPerSecond\": 0}", 422);
        installation.ask(replayer, "PUT", "/api/v1/replays/" + id + "/rate", "{\"recordsPerSecond\": 20}", 202);
        installation.ask(replayer, "POST", "/api/v1/replays/" + id + "/resume", null, 202);
        await().atMost(PATIENCE).until(() -> sent(id) > paused);
        installation.ask(replayer, "PUT", "/api/v1/replays/" + id + "/rate", "{}", 202);
        awaitStatus(id, "COMPLETED");

        assertThat(Installation.read(installation.target))
                .extracting(Installation::key)
                .hasSize(1_000)
                .doesNotHaveDuplicates();
        assertThat(kinds(id))
                .containsExactly(
                        "REQUESTED",
                        "STARTED",
                        "PAUSE_REQUESTED",
                        "PAUSED",
                        "RATE_CHANGED",
                        "RESUME_REQUESTED",
                        "STARTED",
                        "RATE_CHANGED",
                        "COMPLETED");
        installation.ask(replayer, "POST", "/api/v1/replays/" + id + "/cancel", null, 409);
    }

    @Test
    void endsWhenCanceledAndKeepsWhatItHasSent() {
        installation.fill(0, 1_000);
        String id = installation.begin(replayer, installation.request(", \"recordsPerSecond\": 20"));
        await().atMost(PATIENCE).until(() -> sent(id) > 0);

        installation.ask(replayer, "POST", "/api/v1/replays/" + id + "/cancel", null, 202);
        awaitStatus(id, "CANCELED");

        assertThat(Installation.read(installation.target)).hasSize((int) sent(id));
    }

    @Test
    void failsWhereItsPositionIsGone() throws Exception {
        installation.fill(0, 300);
        String id = installation.begin(replayer, installation.request(", \"recordsPerSecond\": 20"));
        await().atMost(PATIENCE).until(() -> sent(id) > 0);
        installation.ask(replayer, "POST", "/api/v1/replays/" + id + "/pause", null, 202);
        awaitStatus(id, "PAUSED");
        int sent = Installation.read(installation.target).size();
        try (Admin admin = Installation.admin()) {
            admin.deleteConsumerGroups(List.of("warta-replay-" + id)).all().get();
        }

        installation.ask(replayer, "POST", "/api/v1/replays/" + id + "/resume", null, 202);
        awaitStatus(id, "FAILED");

        assertThat(installation.replay(replayer, id).get("reason").asString()).contains("have expired or were deleted");
        assertThat(Installation.read(installation.target)).hasSize(sent);
    }

    @Test
    void failsWhereTheTargetTakesNoRecordOfThatSize() throws Exception {
        installation.fill(0, 10);
        installation.send(installation.source, "large", random(100_000));
        installation.flush();
        try (Admin admin = Installation.admin()) {
            admin.createTopics(List.of(new NewTopic(installation.target, Optional.of(1), Optional.empty())
                            .configs(Map.of("max.message.bytes", "50000", "compression.type", "uncompressed"))))
                    .all()
                    .get();
        }

        String id = installation.begin(replayer, installation.request(""));
        awaitStatus(id, "FAILED");

        assertThat(installation.replay(replayer, id).get("reason").asString())
                .contains("@", "is larger than " + installation.target + " takes");
    }

    @Test
    void readsARangeAndFitsAFilter() throws Exception {
        for (int i = 0; i < 100; i++) {
            installation.send(
                    installation.source,
                    "key-" + i,
                    ("value " + i).getBytes(UTF_8),
                    Installation.header("language", i % 4 == 0 ? "id" : "en"));
        }
        installation.flush();
        try (Admin admin = Installation.admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(installation.source, 0), RecordsToDelete.beforeOffset(5)))
                    .all()
                    .get();
        }
        String request = installation
                .request(", \"filter\": {\"headers\": {\"language\": [\"id\"]}}")
                .replace(
                        "\"topic\": \"" + installation.source + "\"",
                        "\"topic\": \"" + installation.source
                                + "\", \"range\": {\"offsets\": {\"0\": {\"first\": 0}, \"1\": {\"end\": 10}}}");
        List<String> expected = Installation.read(installation.source).stream()
                .filter(record -> header(record, "language").equals("id"))
                .filter(record -> record.partition() == 0 || (record.partition() == 1 && record.offset() < 10))
                .map(Installation::key)
                .toList();

        JsonNode dryRun = installation.ask(replayer, "POST", "/api/v1/replays/dry-run", request, 200);
        String id = installation.begin(replayer, request);
        awaitStatus(id, "COMPLETED");

        assertThat(dryRun.get("exact").asBoolean()).isTrue();
        assertThat(dryRun.get("matching").asInt()).isEqualTo(expected.size());
        assertThat(dryRun.get("gone").asInt()).isEqualTo(5);
        assertThat(Installation.read(installation.target))
                .extracting(Installation::key)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(installation.replay(replayer, id).at("/progress/skipped").asLong())
                .isEqualTo(dryRun.get("records").asLong() - expected.size());
    }

    /** What is held back is sent on without what holds it, under the id of its promotion. */
    @Test
    void promotesWhatWasHeldBack() {
        String backfill = Topics.ENRICHED_BACKFILL.name();
        String held = "held-" + installation.name;
        installation.send(
                backfill,
                "a-" + installation.name,
                new byte[] {1},
                Installation.header("replay-id", held),
                Installation.header("replay-hold", "true"));
        installation.flush();

        String id = installation.begin(replayer, """
                {"from": {"topic": "%s"}, "filter": {"headers": {"replay-id": ["%s"]}}, "to": "store", "why": "better"}""".formatted(backfill, held));
        awaitStatus(id, "COMPLETED");

        assertThat(Installation.read(backfill))
                .filteredOn(record -> Installation.key(record).equals("a-" + installation.name))
                .extracting(record -> header(record, "replay-id") + " " + header(record, "replay-hold"))
                .containsExactly(held + " true", id + " null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "news.topic.nowhere|topic:news.replay.x||#/from/topic|There is no topic",
                "news.sources|topic:news.replay.x||#/from/topic|is not replayed",
                "news.replay.x|topic:news.replay.x||#/from/topic|would loop",
                "news.articles-dlt|enricher||#/from/topic|redriven",
                "SOURCE|topic:news.enriched||#/to|cannot write into `news.enriched`",
                "SOURCE|topic:elsewhere||#/to|begins with news.replay.",
                "SOURCE|enricher||#/to|The enricher takes articles",
                "news.articles|store||#/to|The store takes enriched articles",
                "SOURCE|topic:news.replay.x|, \"recordsPerSecond\": 0|#/recordsPerSecond|never end",
                "SOURCE|topic:news.replay.x|, \"filter\": {\"headers\": {\"language\": [\"xx\"]}}|#/filter|fits the"
                        + " filter",
                "SOURCE|topic:news.replay.x|, \"filter\": {\"mediaTopics\": [\"opera\"]}|#/filter/mediaTopics/0|no"
                        + " media topic",
                "SOURCE|topic:news.replay.x|, \"hold\": true|#/hold|held back",
                "news.enriched.backfill|store||#/from/topic|held back"
            })
    void refusesInOneSentenceAndStartsNothing(String from, String to, String more, String pointer, String sentence) {
        installation.fill(0, 10);
        String request = """
                {"from": {"topic": "%s"}, "to": "%s", "why": "a test"%s}""".formatted(from.replace("SOURCE", installation.source), to, more == null ? "" : more);
        int before = installation
                .ask(replayer, "GET", "/api/v1/replays", null, 200)
                .get("replays")
                .size();

        JsonNode problem = installation.ask(replayer, "POST", "/api/v1/replays", request, 422);

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/detail").asString()).contains(sentence).endsWith(".");
        assertThat(installation
                        .ask(replayer, "GET", "/api/v1/replays", null, 200)
                        .get("replays")
                        .size())
                .isEqualTo(before);
    }

    @Test
    void readingNeedsAnOperator() {

        assertThat(Installation.send(replayer, "GET", "/api/v1/replays", null, null)
                        .statusCode())
                .isEqualTo(401);
        assertThat(Installation.send(replayer, "GET", "/api/v1/replays", null, "wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Installation.send(replayer, "GET", "/actuator/health/readiness", null, null)
                        .statusCode())
                .isEqualTo(200);
    }

    private void awaitStatus(String id, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(installation.status(replayer, id)).isEqualTo(status));
    }

    private long sent(String id) {
        return installation.replay(replayer, id).at("/progress/sent").asLong();
    }

    private List<String> kinds(String id) {
        return installation
                .ask(replayer, "GET", "/api/v1/replays/" + id + "/events", null, 200)
                .get("events")
                .valueStream()
                .map(event -> event.get("kind").asString())
                .toList();
    }

    /** Bytes that no codec makes smaller. */
    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static int number(ConsumerRecord<byte[], byte[]> record) {
        String key = Installation.key(record);
        return key.startsWith("key-") ? Integer.parseInt(key.substring("key-".length())) : 0;
    }

    private static Map<Integer, List<String>> byPartition(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::partition,
                        TreeMap::new,
                        Collectors.mapping(
                                record -> Installation.key(record) + "=" + new String(record.value(), UTF_8),
                                Collectors.toList())));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
