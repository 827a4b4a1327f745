package org.warta.replayer.deadletter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import org.warta.replayer.TestReplayer;
import org.warta.replayer.deadletter.AvroJson;
import org.warta.replayer.deadletter.Letters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Letters of a real enricher, seen, edited and redriven. */
class DeadLettersIT {
    private static final String GROUP = "enricher-" + UUID.randomUUID();
    private static final TestReplayer REPLAYER = new TestReplayer("--warta.replayer.enricher-group=" + GROUP);
    private static final DeadLetterDesk DESK = new DeadLetterDesk(REPLAYER);
    private static ConfigurableApplicationContext enricher;

    private final String name = UUID.randomUUID().toString();
    private final Article article = Letters.article(name, Letters.NOON);

    @BeforeAll
    static void start() {
        enricher = DeadLetterDesk.enricher(GROUP);
    }

    @AfterAll
    static void stop() {
        enricher.close();
        REPLAYER.close();
    }

    @Test
    void aPoisonedRecordIsSeenEditedRedrivenAndEnriched() {
        REPLAYER.publish("news.articles", name, "no article".getBytes(UTF_8));
        JsonNode listed = DESK.letters(name, 1).get(0);
        JsonNode letter = DESK.get(DeadLetterDesk.path(listed));

        assertThat(letter.path("cause").path("exception").stringValue()).endsWith("UndecodableEventException");
        assertThat(letter.path("cause").path("service").stringValue()).isEqualTo("warta-enricher");
        assertThat(letter.path("stackTrace").stringValue()).contains("Router.route");
        assertThat(letter.path("original").path("topic").stringValue()).isEqualTo("news.articles");
        assertThat(letter.path("value").path("text").stringValue()).isEqualTo("no article");
        assertThat(letter.path("value").path("problem").stringValue()).contains("no known wire format");
        assertThat(letter.path("state").stringValue()).isEqualTo("WAITING");
        assertThat(DESK.get("?group=" + letter.path("group").stringValue())
                        .path("groups")
                        .get(0)
                        .path("letters")
                        .intValue())
                .isPositive();

        String redrive = DeadLetterDesk.path(listed) + "/redrive";
        assertThat(DESK.done(redrive, "{\"dryRun\": true}").path("decision").stringValue())
                .isEqualTo("UNDECODABLE");
        assertThat(DESK.post(redrive, "{\"why\": \"try\"}").statusCode()).isEqualTo(422);
        HttpResponse<String> faulty = DESK.post(redrive, "{\"why\": \"try\", \"value\": {\"headline\": 7}}");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("\"#/headline\"", "\"#/uri\"");

        JsonNode done = DESK.done(redrive, "{\"why\": \"typed anew\", \"value\": " + AvroJson.json(article) + "}");
        assertThat(done.path("decision").stringValue()).isEqualTo("SENT");
        assertThat(done.path("to").stringValue()).isEqualTo("news.articles");
        assertThat(done.path("key").stringValue()).isEqualTo(article.getId());

        await().atMost(DeadLetterDesk.PATIENCE)
                .until(() -> DeadLetterDesk.records("news.enriched").stream()
                        .anyMatch(record -> new String(record.key(), UTF_8).equals(article.getId())));
        JsonNode after = DESK.get(DeadLetterDesk.path(listed));
        assertThat(after.path("state").stringValue()).isEqualTo("REDRIVEN");
        assertThat(after.path("redriven").path("who").stringValue()).isEqualTo(TestReplayer.OPERATOR);
        assertThat(after.path("redriven").path("edited").booleanValue()).isTrue();
        assertThat(after.path("value").path("text").stringValue()).isEqualTo("no article");

        assertThat(DESK.post(redrive, "{\"why\": \"clicked twice\"}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void aRedriveThatFailsAgainSaysSoUntilTheLetterIsParked() {
        REPLAYER.publish("news.articles", name, DESK.bytes(article));

        for (int attempt = 1; attempt <= 3; attempt++) {
            JsonNode latest = DESK.letters(name, attempt).get(0);
            assertThat(latest.path("attempt").intValue()).isEqualTo(attempt - 1);
            assertThat(latest.path("cause").path("exception").stringValue()).endsWith("MismatchedKeyException");
            assertThat(DESK.done(DeadLetterDesk.path(latest) + "/redrive", "{\"why\": \"try\"}")
                            .path("decision")
                            .stringValue())
                    .isEqualTo("SENT");
            JsonNode next = DESK.letters(name, attempt + 1).get(0);
            assertThat(next.path("redriveOf")).isEqualTo(latest.path("address"));
            JsonNode before = DESK.get(DeadLetterDesk.path(latest));
            assertThat(before.path("state").stringValue()).isEqualTo("FAILED_AGAIN");
            assertThat(before.path("again")).isEqualTo(next.path("address"));
        }

        JsonNode last = DESK.letters(name, 4).get(0);
        JsonNode parked = DESK.done(DeadLetterDesk.path(last) + "/redrive", "{\"why\": \"once more\"}");
        assertThat(parked.path("decision").stringValue()).isEqualTo("PARKED");
        assertThat(parked.path("to").stringValue()).isEqualTo("news.articles-parked");
        assertThat(DESK.get(DeadLetterDesk.path(last)).path("state").stringValue())
                .isEqualTo("PARKED");
    }

    @Test
    void anOldVersionGoesAnotherWayAndARetractedOneNowhere() {
        RecordMetadata original = REPLAYER.publish("news.articles", article.getId(), DESK.bytes(article));
        RecordMetadata letter = DESK.letter(name, original, article.getId(), DESK.bytes(article));
        String redrive = DeadLetterDesk.address(letter) + "/redrive";
        assertThat(decision(redrive)).isEqualTo("SENT");

        Article newer = Letters.article(name, Letters.NOON.plusSeconds(1));
        REPLAYER.publish("news.articles", newer.getId(), DESK.bytes(newer));
        assertThat(decision(redrive)).isEqualTo("SENT_AS_OLD");

        Article canceled = Article.newBuilder(Letters.article(name, Letters.NOON.plusSeconds(2)))
                .setPubStatus(PubStatus.CANCELED)
                .build();
        REPLAYER.publish("news.articles", canceled.getId(), DESK.bytes(canceled));
        assertThat(decision(redrive)).isEqualTo("RETRACTED");
        assertThat(DESK.post(redrive, "{\"why\": \"try\"}").body()).contains("not-redriven", "must not spread");

        ObjectNode edited = AvroJson.json(article).put("body", "Isi lain.");
        assertThat(DESK.done(redrive, "{\"dryRun\": true, \"value\": " + edited + "}")
                        .path("decision")
                        .stringValue())
                .isEqualTo("RETRACTED");
    }

    private static String decision(String redrive) {
        return DESK.done(redrive, "{\"dryRun\": true}").path("decision").stringValue();
    }

    @Test
    void whatIsNotThereIsToldInASentence() {
        assertThat(REPLAYER.get("/api/v1/dead-letters/news.articles-dlt/0/987654321", "application/json"))
                .satisfies(response -> {
                    assertThat(response.statusCode()).isEqualTo(404);
                    assertThat(response.body()).contains("unknown-letter", "news.articles-dlt-0@987654321");
                });
        assertThat(List.of("/news.articles/0/0", "/news.articles-dlt/99/0", "/news.unknown-dlt/0/0", "/redrives/none"))
                .allSatisfy(path -> assertThat(REPLAYER.get("/api/v1/dead-letters" + path, "application/json")
                                .statusCode())
                        .isEqualTo(404));
        assertThat(DESK.post("/redrive", "{\"filter\": {\"key\": \"" + name + "\"}, \"why\": \"x\"}"))
                .satisfies(response -> {
                    assertThat(response.statusCode()).isEqualTo(422);
                    assertThat(response.body()).contains("No letter fits");
                });
        assertThat(DESK.post("/redrive", "{\"filter\": {\"kee\": \"x\"}, \"why\": \"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(DESK.post("/redrive", "{}").body()).contains("#/why");
    }
}
