package org.warta.replayer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warta.replayer.TestArticles.enriched;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.warta.event.EnrichedArticle;
import org.warta.replayer.TestReplayer;
import org.warta.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportIT {
    private static final String PATH = "/api/v1/reconciliations";
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String ENRICHED = Topics.ENRICHED.name();
    private static final TestReplayer REPLAYER = new TestReplayer();

    private final Instant since = Instant.now();

    @AfterAll
    static void close() {
        REPLAYER.close();
    }

    @Test
    void tellsWhatTheStoreHasOfWhatTheLogSays() {
        EnrichedArticle same = enriched("same", 1, 1, "Kartini");
        EnrichedArticle later = enriched("superseded", 2, 1);
        EnrichedArticle older = enriched("changed", 1, 1, "Kartini");
        REPLAYER.store(List.of(same, later, older));
        send(same);
        send(enriched("superseded", 1, 1));
        send(later);
        send(enriched("changed", 1, 2, "Chairil Anwar"));
        send(enriched("new", 1, 1));
        REPLAYER.publish(ENRICHED, "damaged", "no event".getBytes(StandardCharsets.UTF_8));

        JsonNode report = json(REPLAYER.post(PATH, JSON, request()).body());

        assertThat(report.at("/topic").asString()).isEqualTo(ENRICHED);
        assertThat(report.at("/settled").asBoolean()).isTrue();
        assertThat(report.at("/summary/records").asLong()).isEqualTo(5);
        assertThat(report.at("/summary/undecodable").asLong()).isOne();
        assertThat(verdicts(report)).isEqualTo(Map.of("new", 1L, "same", 2L, "changed", 1L, "superseded", 1L));
        JsonNode enrichment = report.at("/summary/enrichment");
        assertThat(enrichment.at("/articles").asLong()).isEqualTo(3);
        assertThat(enrichment.at("/entities").findValuesAsString("name"))
                .containsExactly("PERSON Chairil Anwar", "PERSON Kartini");
        assertThat(enrichment.at("/entities/1/lost").asLong()).isOne();
        assertThat(enrichment.at("/entities/1/kept").asLong()).isOne();
    }

    @Test
    void whatTheConsumerHasReadAndTheStoreHasNotIsLost() {
        RecordMetadata read = send(enriched("lost", 1, 1));
        REPLAYER.consumed(read);
        EnrichedArticle behind = enriched("lost", 2, 1); // in the same partition, since the key is the same
        send(behind);

        JsonNode report = json(REPLAYER.post(PATH, JSON, request()).body());

        assertThat(verdicts(report)).isEqualTo(Map.of("new", 1L, "lost", 1L));
        assertThat(report.at("/summary/lost/0/offset").asLong()).isEqualTo(read.offset());
        assertThat(report.at("/summary/lost/0/articleId").asString())
                .isEqualTo(behind.getArticle().getId());
    }

    @Test
    void rowsComeAsNdjsonThatEndsWithTheReportAndAsCsv() {
        EnrichedArticle stored = enriched("row", 1, 1);
        REPLAYER.store(List.of(stored));
        send(stored);
        send(enriched("row", 1, 9, "=cmd()"));

        List<String> lines =
                REPLAYER.post(PATH, NDJSON, request()).body().lines().toList();
        String csv =
                REPLAYER.post(PATH + "?verdict=changed", "text/csv", request()).body();

        assertThat(lines).hasSize(3);
        assertThat(json(lines.get(0)).at("/verdict").asString()).isEqualTo("same");
        assertThat(json(lines.get(1)).at("/gainedEntities/0").asString()).isEqualTo("PERSON =cmd()");
        assertThat(json(lines.get(2)).at("/report/summary/records").asLong()).isEqualTo(2);
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).startsWith("verdict,reason,").contains("\r\nchanged,enriched before,");
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThat(REPLAYER.post(PATH, JSON, "{\"from\":{\"topic\":\"news.sources\"}}"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body()).contains("holds no articles", "#/from/topic"));
        assertThat(REPLAYER.post(PATH + "?verdict=worse", JSON, request()).statusCode())
                .isEqualTo(422);
        assertThat(REPLAYER.post(PATH, "image/png", request()).statusCode()).isEqualTo(406);
        assertThat(REPLAYER.post(PATH, JSON, "{\"form\":{}}").statusCode()).isEqualTo(400);
        assertThat(REPLAYER.get("/api/v1/replays/no-such/report", JSON).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReportThatBreaksOffDoesNotLookWhole() throws IOException {
        // more than fits into the buffers between server and client, so that it cannot end before it is read
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            sent.add(REPLAYER.publishSoon(ENRICHED, "many", enriched("many-" + i, 1, 1)));
        }
        REPLAYER.flush();
        assertThat(sent).allMatch(Future::isDone);
        try (InputStream answer = REPLAYER.stream(PATH, NDJSON, request()).body()) {
            assertThat(answer.read()).isEqualTo('{');
            REPLAYER.owner().sql("alter view article_audit rename to gone").update();

            assertThatThrownBy(answer::readAllBytes).isInstanceOf(IOException.class);
        } finally {
            REPLAYER.owner().sql("alter view gone rename to article_audit").update();
        }
    }

    private static RecordMetadata send(EnrichedArticle enriched) {
        return REPLAYER.publish(ENRICHED, enriched.getArticle().getId(), enriched);
    }

    private String request() {
        return "{\"from\":{\"topic\":\"news.enriched\",\"range\":{\"since\":\"" + since + "\"}}}";
    }

    private static Map<String, Long> verdicts(JsonNode report) {
        Map<String, Long> verdicts = new HashMap<>();
        report.at("/summary/verdicts").propertyStream().forEach(verdict -> {
            if (verdict.getValue().asLong() > 0) {
                verdicts.put(verdict.getKey(), verdict.getValue().asLong());
            }
        });
        return verdicts;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
