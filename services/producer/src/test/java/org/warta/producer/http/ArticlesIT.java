package org.warta.producer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.embedded.TestServers;
import org.warta.event.Article;
import org.warta.event.PubStatus;
import tools.jackson.databind.JsonNode;

class ArticlesIT {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String NAME = newName();
    private static HttpProducer producer;

    @BeforeAll
    static void startProducer() {
        producer = start(NAME);
    }

    @AfterAll
    static void stopProducer() {
        producer.close();
    }

    private static String newName() {
        return "h" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** One that shares its work with nobody. */
    private static HttpProducer alone(String... more) {
        return start(newName(), more);
    }

    private static HttpProducer start(String name, String... more) {
        HttpProducer started = new HttpProducer(name, TestServers.kafka(), more);
        await().atMost(Duration.ofSeconds(60)).until(started::isReady);
        // the catalogue of sources is read beside it
        await().atMost(Duration.ofSeconds(60))
                .until(() -> started.delete(UUID.randomUUID().toString()).statusCode() != 503);
        return started;
    }

    @Test
    void livesFromFirstVersionToRetraction() {
        String uri = uri("life");
        HttpResponse<String> first =
                producer.post(JSON, ninjs(uri, "Judul", "\"embargoed\":\"2030-01-02T03:04:05Z\","));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        String id = HttpProducer.json(first).path("id").asString();
        assertThat(first.headers().firstValue("Location")).contains("/api/v1/articles/" + id);
        assertThat(HttpProducer.json(first).path("uri").asString()).isEqualTo(uri);
        assertThat(HttpProducer.json(first).path("result").asString()).isEqualTo("accepted");

        HttpResponse<String> again =
                producer.post(JSON, ninjs(uri, "Judul", "\"embargoed\":\"2030-01-02T03:04:05Z\","));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(HttpProducer.json(again).path("result").asString()).isEqualTo("unchanged");
        assertThat(HttpProducer.json(again).path("version"))
                .isEqualTo(HttpProducer.json(first).path("version"));

        assertThat(producer.post(JSON, ninjs(uri, "Judul baru", "")).statusCode())
                .isEqualTo(201);
        HttpResponse<String> retracted = producer.delete(id);
        assertThat(retracted.statusCode()).as(retracted.body()).isEqualTo(200);
        assertThat(HttpProducer.json(producer.delete(id)).path("result").asString())
                .isEqualTo("unchanged");

        List<Article> versions = published(uri);
        assertThat(versions).extracting(Article::getHeadline).containsExactly("Judul", "Judul baru", "");
        assertThat(versions).extracting(Article::getVersion).isSorted().doesNotHaveDuplicates();
        assertThat(versions.get(0).getEmbargoedUntil()).isEqualTo("2030-01-02T03:04:05Z");
        assertThat(versions.get(0).getSource().getId()).isEqualTo(NAME);
        assertThat(versions.get(2).getPubStatus()).isEqualTo(PubStatus.CANCELED);
        assertThat(versions.get(2).getBody()).isEmpty();
        assertThat(versions.get(2).getVersion())
                .isEqualTo(HttpProducer.json(retracted).path("version").asLong());
    }

    @Test
    void articlesGoOnWithTheTraceOfTheirRequestOrBeginOne() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        producer.post(JSON, ninjs(uri("traced"), "Judul", ""), "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
        producer.post(JSON, ninjs(uri("untraced"), "Judul", ""));

        assertThat(traceparent(uri("traced")))
                .matches("00-" + trace + "-[0-9a-f]{16}-0[13]")
                .doesNotContain("b7ad6b7169203331");
        assertThat(traceparent(uri("untraced")))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]")
                .doesNotContain(trace);
    }

    @Test
    void retractsByAPostAsWell() {
        String uri = uri("canceled");
        producer.post(JSON, ninjs(uri, "Judul", ""));

        assertThat(producer.post(JSON, "{\"uri\":\"" + uri + "\",\"pubStatus\":\"canceled\"}")
                        .statusCode())
                .isEqualTo(201);

        assertThat(published(uri))
                .extracting(Article::getPubStatus)
                .containsExactly(PubStatus.USABLE, PubStatus.CANCELED);
    }

    @Test
    void takesPlainTextAndNewsMl() {
        HttpResponse<String> text = producer.post("text/plain; charset=utf-8", "Banjir surut\n\nWarga pulang.\n");
        assertThat(text.statusCode()).as(text.body()).isEqualTo(201);
        String uri = HttpProducer.json(text).path("uri").asString();
        assertThat(published(uri)).extracting(Article::getBody).containsExactly("Warga pulang.");
        assertThat(producer.post("text/plain", "Banjir surut\n\nWarga pulang.\n")
                        .statusCode())
                .isEqualTo(200);

        String newsMl = """
            <?xml version="1.0" encoding="UTF-8"?>
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="%s" version="1" standard="NewsML-G2">
              <itemMeta><pubStatus qcode="stat:usable"/></itemMeta>
              <contentMeta><headline>Gempa terasa di Palu</headline></contentMeta>
              <contentSet><inlineData contenttype="text/plain">Tidak ada korban.</inlineData></contentSet>
            </newsItem>
            """.formatted(uri("newsml"));
        HttpResponse<String> xml = producer.post("application/vnd.iptc.g2.newsitem+xml", newsMl);
        assertThat(xml.statusCode()).as(xml.body()).isEqualTo(201);
        assertThat(published(uri("newsml"))).extracting(Article::getHeadline).containsExactly("Gempa terasa di Palu");
    }

    @Test
    void answersEachLineInItsOrder() {
        String body = ninjs(uri("one"), "Satu", "") + "\n\nnot json\n" + ninjs(uri("two"), "Dua", "") + "\n"
                + ninjs(uri("one"), "Satu", "") + "\n{\"uri\":\"" + uri("three") + "\",\"embargoed\":\"soon\"}\n"
                + ninjs(uri("large"), "x".repeat(1_100_000), "") + "\n" + ninjs(uri("one"), "Satu lagi", "");

        HttpResponse<String> response = producer.post(NDJSON, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<JsonNode> lines = HttpProducer.lines(response);
        assertThat(lines)
                .extracting(line -> line.path("result").asString())
                .containsExactly("accepted", "rejected", "accepted", "unchanged", "rejected", "rejected", "accepted");
        assertThat(lines).extracting(line -> line.path("index").asInt()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(lines.get(1).at("/errors/0/line").asInt()).isEqualTo(3);
        assertThat(lines.get(4).at("/errors/0/pointer").asString()).isEqualTo("#/embargoed");
        assertThat(lines.get(5).path("status").asInt()).isEqualTo(413);
        assertThat(published(uri("one"))).extracting(Article::getHeadline).containsExactly("Satu", "Satu lagi");
    }

    @Test
    void publishesThousandsAndKeepsTheirOrder() {
        String body = "["
                + IntStream.range(0, 3_000)
                        .mapToObj(i -> ninjs(uri("many-" + i % 1_000), "Judul " + i, ""))
                        .collect(Collectors.joining(",\n"))
                + "]";

        List<JsonNode> lines = HttpProducer.lines(producer.post(JSON, body));

        assertThat(lines).hasSize(3_000);
        assertThat(lines).extracting(line -> line.path("result").asString()).containsOnly("accepted");
        assertThat(published(uri("many-7")))
                .extracting(Article::getHeadline)
                .containsExactly("Judul 7", "Judul 1007", "Judul 2007");
    }

    @Test
    void saysWhereAnArrayBreaksOff() {
        HttpResponse<String> response = producer.post(JSON, "[" + ninjs(uri("first"), "Satu", "") + ",{\"uri\"");

        List<JsonNode> lines = HttpProducer.lines(response);
        assertThat(lines)
                .extracting(line -> line.path("result").asString())
                .containsExactly("accepted", "rejected", "stopped");
        assertThat(lines.get(2).path("detail").asString()).contains("the array is not closed");
    }

    @Test
    void namesEachFault() {
        HttpResponse<String> response =
                producer.post(JSON, "{\"uri\":\"not a uri\",\"pubStatus\":\"draft\",\"headlin\":\"x\"}");

        assertProblem(response, 422, "invalid-article");
        assertThat(HttpProducer.json(response).path("errors").findValuesAsString("pointer"))
                .contains("#/uri", "#/pubStatus", "#/headlin");
    }

    @Test
    void doesAKeyedRequestOnce() {
        String uri = uri("keyed");
        String key = "\"" + UUID.randomUUID() + "\"";
        HttpResponse<String> first = producer.post(JSON, ninjs(uri, "Satu", ""), "Idempotency-Key", key);
        assertThat(first.statusCode()).isEqualTo(201);
        producer.post(JSON, ninjs(uri, "Dua", ""));

        HttpResponse<String> again = producer.post(JSON, ninjs(uri, "Satu", ""), "Idempotency-Key", key);
        HttpResponse<String> other = producer.post(JSON, ninjs(uri, "Tiga", ""), "Idempotency-Key", key);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertProblem(other, 422, "idempotency-key-reused");
        assertThat(published(uri)).extracting(Article::getHeadline).containsExactly("Satu", "Dua");
        assertProblem(producer.post(NDJSON, ninjs(uri, "Satu", ""), "Idempotency-Key", key), 400, "bad-request");
    }

    @Test
    void worksWithASecondInstanceAndGoesOnWhenItStops() {
        String uri = uri("restart");
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = producer.post(JSON, ninjs(uri, "Satu", ""), "Idempotency-Key", key);
        producer.post(JSON, ninjs(uri, "Dua", ""));
        String lines = IntStream.range(0, 60)
                .mapToObj(i -> ninjs(uri("shared-" + i), "Judul", ""))
                .collect(Collectors.joining("\n"));
        try (HttpProducer second = start(NAME)) {
            List.of(producer, second).forEach(each -> takesAll(each, lines));
            for (HttpProducer each : List.of(producer, second)) {
                HttpResponse<String> again = each.post(JSON, ninjs(uri, "Satu", ""), "Idempotency-Key", key);
                assertThat(HttpProducer.json(again).path("id"))
                        .isEqualTo(HttpProducer.json(first).path("id"));
                String id = UUID.randomUUID().toString();
                assertProblem(each.delete(id), 404, "unknown-article");
            }
            String shared = HttpProducer.lines(second.post(NDJSON, lines))
                    .get(0)
                    .path("id")
                    .asString();
            assertThat(second.delete(shared).statusCode()).isEqualTo(200);
            assertThat(HttpProducer.json(producer.delete(shared)).path("result").asString())
                    .isEqualTo("unchanged");
        }
        assertThat(published(uri)).extracting(Article::getHeadline).containsExactly("Satu", "Dua");
        assertThat(published(uri("shared-1"))).hasSize(1);
        takesAll(producer, lines);
    }

    /** While partitions move, some are refused. */
    private static void takesAll(HttpProducer producer, String lines) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(HttpProducer.lines(producer.post(NDJSON, lines)))
                        .extracting(line -> line.path("result").asString())
                        .hasSize(60)
                        .isSubsetOf("accepted", "unchanged"));
    }

    @Test
    void servesItsDescription() {
        HttpResponse<String> response =
                producer.send("GET", "/api/v1/openapi.yaml", null, null, HttpRequest.BodyPublishers.noBody());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(response.body()).startsWith("openapi: 3.1");
    }

    @Test
    void asksForATokenOfTheRightRole() {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(ninjs(uri("secret"), "Judul", ""));

        assertProblem(producer.send("POST", "/api/v1/articles", null, JSON, body), 401, "unauthorized");
        assertProblem(producer.send("POST", "/api/v1/articles", "wrong", JSON, body), 401, "unauthorized");
        assertThat(producer.send("POST", "/api/v1/articles", HttpProducer.OPERATOR, JSON, body)
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                producer.send("DELETE", "/api/v1/articles/" + UUID.randomUUID(), null, null, body),
                401,
                "unauthorized");
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, x, 415, unsupported-format",
        "application/json; charset=utf-16, x, 415, unsupported-format",
        "'', x, 415, unsupported-format",
        "application/json, '', 422, invalid-article",
        "application/json, 5, 422, invalid-article",
        "application/json, '{\"headline\":\"a\"} {\"headline\":\"b\"}', 422, invalid-article",
        "application/xml, <rss/>, 422, invalid-article",
        "text/plain, ' ', 422, invalid-article"
    })
    void refusesWhatIsNoArticle(String type, String body, int status, String problem) {
        HttpResponse<String> response = producer.send(
                "POST",
                "/api/v1/articles",
                HttpProducer.SUBMITTER,
                type.isEmpty() ? null : type,
                HttpRequest.BodyPublishers.ofString(body));

        assertProblem(response, status, problem);
    }

    @Test
    void refusesWhatIsTooLarge() {
        try (HttpProducer small = alone(
                "--warta.producer.http.max-article-size=1KB",
                "--warta.producer.http.max-request-size=10KB",
                "--warta.producer.http.max-articles=3")) {
            assertProblem(small.post(JSON, ninjs(uri("large"), "x".repeat(2_000), "")), 413, "too-large");
            assertProblem(small.post(NDJSON, "x".repeat(20_000)), 413, "too-large");

            String three = (ninjs(uri("few"), "Judul", "") + "\n").repeat(3);
            assertThat(HttpProducer.lines(small.post(NDJSON, three)))
                    .extracting(line -> line.path("result").asString())
                    .containsExactly("accepted", "unchanged", "unchanged");

            String four = (ninjs(uri("few"), "Judul", "") + "\n").repeat(4);
            HttpResponse<String> stopped = small.post(NDJSON, four);
            List<JsonNode> lines = HttpProducer.lines(stopped);
            assertThat(lines.get(lines.size() - 1).path("result").asString())
                    .as(stopped.body())
                    .isEqualTo("stopped");
            assertThat(lines.get(lines.size() - 1).path("status").asInt()).isEqualTo(413);
        }
    }

    @Test
    void slowsDownWhoIsTooFast() {
        try (HttpProducer slow = alone("--warta.producer.http.articles-per-second=1")) {
            HttpResponse<String> last = null;
            for (int i = 0; i < 5 && (last == null || last.statusCode() != 429); i++) {
                last = slow.post(JSON, ninjs(uri("fast-" + i), "Judul", ""));
            }
            assertProblem(last, 429, "too-fast");
            assertThat(last.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
        }
    }

    static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(HttpProducer.json(response).path("type").asString()).isEqualTo("urn:warta:problem:" + type);
    }

    private static List<Article> published(String uri) {
        return producer.articles().stream()
                .filter(article -> article.getUri().equals(uri))
                .toList();
    }

    private static String traceparent(String uri) {
        return producer.records().stream()
                .filter(record -> record.article().getUri().equals(uri))
                .map(record -> record.headers().lastHeader("traceparent"))
                .map(header -> new String(header.value(), StandardCharsets.US_ASCII))
                .findFirst()
                .orElseThrow();
    }

    private static String uri(String path) {
        return "https://" + NAME + ".example/" + path;
    }

    static String ninjs(String uri, String headline, String more) {
        return "{\"uri\":\"%s\",%s\"headlines\":[{\"value\":\"%s\"}],\"bodies\":[{\"value\":\"Isi.\"}]}"
                .formatted(uri, more, headline);
    }
}
