package org.warta.replayer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.replayer.TestArticles.article;
import static org.warta.replayer.TestArticles.enriched;
import static org.warta.replayer.TestReplayer.header;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.replayer.TestReplayer;
import org.warta.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the enricher and the consumer do is played by the tests. */
class ReplayReportIT {
    private static final String JSON = "application/json";
    private static final String REPLAYS = "/api/v1/replays";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TestReplayer REPLAYER = new TestReplayer();

    private final Instant since = Instant.now();

    @AfterAll
    static void close() {
        REPLAYER.close();
    }

    @Test
    void whatWasSentToTheStoreWaitsUntilTheLaneIsReadAndIsThenThereOrLost() {
        EnrichedArticle same = enriched("report-same", 1, 1);
        EnrichedArticle arrives = enriched("report-new", 1, 1);
        EnrichedArticle lost = enriched("report-lost", 1, 1);
        REPLAYER.store(List.of(same));
        for (EnrichedArticle enriched : List.of(same, arrives, lost)) {
            REPLAYER.publish(Topics.ENRICHED.name(), enriched.getArticle().getId(), enriched);
        }
        String id = replayed("{\"from\":{\"topic\":\"news.enriched\",\"range\":{\"since\":\"" + since
                + "\"}},\"to\":\"store\",\"why\":\"test\"}");

        JsonNode before = report(id);
        REPLAYER.store(List.of(arrives));
        REPLAYER.readLanes();
        JsonNode after = report(id);

        assertThat(before.at("/settled").asBoolean()).isFalse();
        assertThat(verdicts(before)).isEqualTo(Map.of("same", 1L, "waiting", 2L));
        assertThat(after.at("/settled").asBoolean()).isTrue();
        assertThat(after.at("/replay").asString()).isEqualTo(id);
        assertThat(verdicts(after)).isEqualTo(Map.of("same", 1L, "new", 1L, "lost", 1L));
        assertThat(after.at("/summary/lost/0/articleId").asString())
                .isEqualTo(lost.getArticle().getId());
    }

    @Test
    void aHeldEnrichmentIsJudgedByWhatItWouldChange() {
        Article article = article("report-held", 1);
        EnrichedArticle former = enriched("report-held", 1, 1, "Kartini", "Chairil Anwar");
        EnrichedArticle anew = enriched("report-held", 1, 60, "Chairil Anwar", "Pramoedya");
        REPLAYER.store(List.of(former));
        REPLAYER.publish(Topics.ARTICLES.name(), article.getId(), article);
        String id = replayed("{\"from\":{\"topic\":\"news.articles\",\"range\":{\"since\":\"" + since
                + "\"}},\"to\":\"enricher\",\"hold\":true,\"why\":\"test\"}");
        REPLAYER.publish(
                Topics.ENRICHED_BACKFILL.name(),
                article.getId(),
                anew,
                header("replay-id", id),
                header("replay-hold", "true"));
        REPLAYER.publish(
                Topics.ENRICHED_BACKFILL.name(),
                article.getId(),
                enriched("report-other", 1, 1),
                header("replay-id", "another"),
                header("replay-hold", "true"));
        REPLAYER.readLanes();

        JsonNode report = report(id);

        assertThat(report.at("/topic").asString()).isEqualTo("news.enriched.backfill");
        assertThat(verdicts(report)).isEqualTo(Map.of("changed", 1L));
        JsonNode entities = report.at("/summary/enrichment/entities");
        assertThat(entities.findValuesAsString("name")).containsExactly("PERSON Kartini", "PERSON Pramoedya");
        assertThat(entities.at("/0/lostBy/0").asString()).isEqualTo(article.getId());
        assertThat(entities.at("/1/gainedBy/0").asString()).isEqualTo(article.getId());
    }

    @Test
    void aReplayThatHasNotEndedHasNoReportYet() {
        for (int i = 0; i < 20; i++) {
            EnrichedArticle enriched = enriched("report-slow-" + i, 1, 1);
            REPLAYER.publish(Topics.ENRICHED.name(), enriched.getArticle().getId(), enriched);
        }
        String id = started("{\"from\":{\"topic\":\"news.enriched\",\"range\":{\"since\":\"" + since
                + "\"}},\"to\":\"store\",\"recordsPerSecond\":1,\"why\":\"test\"}");

        assertThat(REPLAYER.get(REPLAYS + "/" + id + "/report", JSON).statusCode())
                .isEqualTo(409);
        assertThat(REPLAYER.post(REPLAYS + "/" + id + "/cancel", JSON, "{}").statusCode())
                .isEqualTo(202);
    }

    private static String started(String request) {
        return json(REPLAYER.post(REPLAYS, JSON, request).body()).path("id").asString();
    }

    private static String replayed(String request) {
        String id = started(request);
        await().atMost(PATIENCE)
                .until(() -> json(REPLAYER.get(REPLAYS + "/" + id, JSON).body())
                        .path("status")
                        .asString()
                        .equals("COMPLETED"));
        return id;
    }

    private static JsonNode report(String id) {
        return json(REPLAYER.get(REPLAYS + "/" + id + "/report", JSON).body());
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
