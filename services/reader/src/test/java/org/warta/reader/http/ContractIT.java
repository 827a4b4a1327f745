package org.warta.reader.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.reader.http.ReaderServer.enriched;
import static org.warta.reader.http.ReaderServer.id;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;
import org.warta.reader.article.ChangeCursor;
import org.warta.reader.ninjs.NinjsSchema;
import org.warta.reader.syndication.AtomRules;
import org.warta.reader.syndication.JsonFeedRules;
import tools.jackson.databind.JsonNode;

/** What the description of the API promises, against a real reader on a real database. */
class ContractIT {
    private static final ApiDescription API = new ApiDescription();
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String NOTICE = "© 2026 PT Contoh & <Anak>";
    private static final String HOLDER = "PT Contoh";
    private static final String TERMS = "Hanya untuk \"dibaca\".";
    private static final String SECRET = "rahasia";

    /** Articles that must not be shown, by why. */
    private static final Map<String, Consumer<Article>> HIDDEN = Map.of(
            "withheld", article -> put(article, "pubStatus", PubStatus.WITHHELD),
            "canceled", article -> put(article, "pubStatus", PubStatus.CANCELED),
            "embargoed", article -> put(article, "embargoedUntil", Instant.now().plusSeconds(3600)),
            "expired", article -> put(article, "expires", Instant.now().minusSeconds(1)));

    /** An address for each path that answers with data; what is in braces is filled in. */
    private static final Map<String, String> ADDRESSES = Map.ofEntries(
            Map.entry("/api/v1", "/api/v1"),
            Map.entry("/api/v1/articles", "/api/v1/articles?limit=1"),
            Map.entry("/api/v1/articles.atom", "/api/v1/articles.atom?topic=politics"),
            Map.entry("/api/v1/articles.json", "/api/v1/articles.json?source=contoh"),
            Map.entry("/api/v1/facets", "/api/v1/facets?language=id"),
            Map.entry("/api/v1/articles/{id}", "/api/v1/articles/{article}"),
            Map.entry("/api/v1/articles/{id}/related", "/api/v1/articles/{article}/related?limit=5"),
            Map.entry("/api/v1/articles/{id}/other-sources", "/api/v1/articles/{article}/other-sources?limit=5"),
            Map.entry("/api/v1/articles/{id}/versions", "/api/v1/articles/{article}/versions"),
            Map.entry(
                    "/api/v1/articles/{id}/versions/{version}/difference",
                    "/api/v1/articles/{article}/versions/{older}/difference?to={newer}"),
            Map.entry("/api/v1/entities", "/api/v1/entities?q=Rin"),
            Map.entry("/api/v1/entities/{id}", "/api/v1/entities/{entity}"),
            Map.entry("/api/v1/topics", "/api/v1/topics"),
            Map.entry("/api/v1/changes", "/api/v1/changes?limit=2"),
            Map.entry("/api/v1/openapi.yaml", "/api/v1/openapi.yaml"),
            Map.entry("/api", "/api"));

    private static ReaderServer server;

    @BeforeAll
    static void start() {
        server = new ReaderServer();
        EnrichedArticle older = article("one");
        EnrichedArticle newer = article("one");
        newer.getArticle().put("version", NOON.plusSeconds(60).toEpochMilli());
        newer.getArticle().put("versionCreated", NOON.plusSeconds(60));
        newer.getArticle().put("headline", "one headline again");
        server.store(older, newer, article("two"), enriched("bare", NOON, "medtop:11000000", "und", "bare", "Rina"));
        HIDDEN.forEach((why, hide) -> {
            EnrichedArticle hidden =
                    enriched(SECRET + "-" + why, NOON, "medtop:11000000", "id", SECRET, SECRET + " " + why);
            hide.accept(hidden.getArticle());
            server.store(hidden);
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> representations() {
        List<Arguments> all = new ArrayList<>();
        API.document
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().at("/get/responses/200/content").propertyNames().stream()
                        .filter(type -> !type.equals("text/event-stream"))
                        .forEach(type -> all.add(Arguments.of(path.getKey(), type))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("representations")
    void answersAsDescribed(String path, String type) {
        HttpResponse<String> response = get(path, type);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        JsonNode described = API.document.get("paths").get(path).at("/get/responses/200");
        described
                .at("/headers")
                .propertyNames()
                .forEach(header -> assertThat(response.headers().firstValue(header))
                        .as(header)
                        .isPresent());
        if (!described.at("/headers/Cache-Control").isMissingNode()) {
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
        }
        assertThat(faults(path, type, response.body())).isEmpty();
    }

    /** 304 to whoever has the answer, of this representation and no other; HEAD is GET without the body. */
    @ParameterizedTest
    @MethodSource("representations")
    void letsClientsAskWhetherACopyIsStillGood(String path, String type) {
        HttpResponse<String> response = get(path, type);
        if (response.headers().firstValue("ETag").isPresent()) {
            String etag = response.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> same = server.send("GET", address(path), "Accept", type, "If-None-Match", etag);
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.headers().firstValue("ETag")).contains(etag);
        }

        HttpResponse<String> head = server.send("HEAD", address(path), "Accept", type);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(response.headers().firstValue("ETag"));
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(response.headers().firstValue("Content-Type"));
    }

    @ParameterizedTest
    @MethodSource("representations")
    void showsNothingThatIsHidden(String path, String type) {
        String body = get(path, type).body();

        HIDDEN.keySet()
                .forEach(why ->
                        assertThat(body).doesNotContain(SECRET + "-" + why).doesNotContain(id(SECRET + "-" + why)));
    }

    /** Hidden articles have a word, an entity and a source of their own: whoever counts them gives them away. */
    @Test
    void countsNothingThatIsHidden() {
        for (String all : List.of("/api/v1/articles", "/api/v1/articles.atom", "/api/v1/articles.json")) {
            assertThat(server.send("GET", all + "?limit=100", "Accept", "*/*").body())
                    .contains("one headline")
                    .doesNotContain(SECRET);
        }
        assertThat(server.json("/api/v1/articles").get("total").asInt()).isEqualTo(3);
        JsonNode facets = server.json("/api/v1/facets");
        assertThat(facets.get("total").asInt()).isEqualTo(3);
        assertThat(facets.toString()).doesNotContain(SECRET);
        assertThat(server.json("/api/v1/articles?q=" + SECRET).get("total").asInt())
                .isZero();
        assertThat(server.json("/api/v1/entities?q=" + SECRET).get("entities")).isEmpty();
        for (JsonNode topic : server.json("/api/v1/topics").get("topics")) {
            int count = topic.get("code").asString().equals("medtop:11000000") ? 3 : 0;
            assertThat(topic.get("count").asInt()).isEqualTo(count);
        }
    }

    /** Whoever mirrors has to learn that an article is gone, whatever took it; what it said is not told again. */
    @ParameterizedTest
    @ValueSource(strings = {"withheld", "canceled", "embargoed", "expired"})
    void changesTellOfWhatWasShownThatItMustGoAndNoMore(String why) {
        String since = server.json("/api/v1/changes?limit=500").get("next").asString();
        EnrichedArticle shown = article("shown-" + why);
        server.store(shown);
        JsonNode created = server.json("/api/v1/changes?since=" + since);
        assertThat(created.at("/changes/0/op").asString()).isEqualTo("created");
        assertThat(created.at("/changes/0/article/headline").asString()).isEqualTo("shown-" + why + " headline");

        EnrichedArticle gone = article("shown-" + why);
        put(gone.getArticle(), "version", NOON.plusSeconds(60).toEpochMilli());
        HIDDEN.get(why).accept(gone.getArticle());
        server.store(gone);

        HttpResponse<String> response =
                server.get("/api/v1/changes?since=" + created.get("next").asString());
        JsonNode changes = ReaderServer.body(response).get("changes");
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).get("op").asString()).isEqualTo("canceled");
        assertThat(changes.get(0).get("id").asString()).isEqualTo(id("shown-" + why));
        assertThat(response.body()).doesNotContain("shown-" + why);
    }

    /** Whether an article was never there or must not be seen, nobody can tell. */
    @ParameterizedTest
    @CsvSource({
        "'', application/json",
        "'', application/ninjs+json",
        "'', application/ld+json",
        "/versions, application/json",
        "/related, application/json",
        "/other-sources, application/json",
        "/versions/1/difference?to=2, application/json",
    })
    void hiddenAndMissingArticlesLookAlike(String more, String type) {
        String missing = "00000000-0000-0000-0000-000000000000";
        HttpResponse<String> expected = server.send("GET", "/api/v1/articles/" + missing + more, "Accept", type);
        assertThat(expected.statusCode()).isEqualTo(404);

        for (String why : HIDDEN.keySet()) {
            String hidden = id(SECRET + "-" + why);
            HttpResponse<String> response = server.send("GET", "/api/v1/articles/" + hidden + more, "Accept", type);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body().replace(hidden, missing)).isEqualTo(expected.body());
            assertThat(response.headers().map().keySet())
                    .isEqualTo(expected.headers().map().keySet());
        }
    }

    /** Copyright and terms of use are in whatever has words of the article. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/articles?source=contoh, application/json",
        "/api/v1/articles?source=contoh, application/atom+xml",
        "/api/v1/articles?source=contoh, application/feed+json",
        "/api/v1/articles.atom?source=contoh, */*",
        "/api/v1/articles.json?source=contoh, */*",
        "/api/v1/articles/{article}, application/json",
        "/api/v1/articles/{article}, application/ninjs+json",
        "/api/v1/articles/{article}, application/ld+json",
        "/api/v1/articles/{article}/related, application/json",
        "/api/v1/articles/{article}/versions, application/json",
        "/api/v1/articles/{article}/versions/{older}/difference?to={newer}, application/json",
        "/api/v1/changes, application/json",
    })
    void rightsTravelWithEveryCopy(String path, String type) {
        String body = server.send("GET", fill(path), "Accept", type).body();

        boolean xml = body.startsWith("<");
        assertThat(body)
                .contains("headline")
                .contains(xml ? "© 2026 PT Contoh &amp; &lt;Anak&gt;" : NOTICE)
                .contains(xml ? TERMS : TERMS.replace("\"", "\\\""))
                .contains(HOLDER);
    }

    @Test
    void feedsAreReachedAndGoOn() {
        JsonNode first = server.json("/api/v1/articles.json?limit=1");
        assertThat(first.get("feed_url").asString()).startsWith("http://127.0.0.1:");

        List<String> ids = new ArrayList<>();
        JsonNode feed = first;
        while (true) {
            feed.get("items").forEach(item -> ids.add(item.at("/_warta/id").asString()));
            if (!feed.has("next_url")) {
                break;
            }
            feed = server.json(feed.get("next_url").asString().replaceFirst("http://[^/]+", ""));
        }
        assertThat(ids).containsExactlyInAnyOrder(id("one"), id("two"), id("bare"));
    }

    @Test
    void compressesWhatIsLong() {
        HttpResponse<String> response = server.send("GET", "/api/v1/topics", "Accept-Encoding", "gzip");

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.headers().allValues("Vary")).anyMatch(vary -> vary.equalsIgnoreCase("accept-encoding"));
        String etag = response.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send("GET", "/api/v1/topics", "Accept-Encoding", "gzip", "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/articles?limit=many | 400 | bad-request | limit | many",
                "/api/v1/articles.atom?cursor=zzz | 400 | bad-request | cursor | zzz",
                "/api/v1/articles.json?topic=sports | 400 | bad-request | topic | sports",
                "/api/v1/articles?status=canceled | 400 | bad-request | status | canceled",
                "/api/v1/facets?fom=2026 | 400 | bad-request | fom | 2026",
                "/api/v1/articles/x | 400 | bad-request | id | x",
                "/api/v1/articles/{article}?format=ninjs | 400 | bad-request | format | ninjs",
                "/api/v1/articles/{article}/related?limit=51 | 400 | bad-request | limit | 51",
                "/api/v1/articles/{article}/other-sources?limit=0 | 400 | bad-request | limit | 0",
                "/api/v1/articles/{article}/versions?limit=1 | 400 | bad-request | limit | 1",
                "/api/v1/articles/{article}/versions/first/difference?to=1 | 400 | bad-request | version | first",
                "/api/v1/articles/{article}/versions/1/difference | 400 | bad-request | to |",
                "/api/v1/articles/{article}/versions/1/difference?to=2 | 404 | unknown-version | |",
                "/api/v1/entities | 400 | bad-request | q |",
                "/api/v1/entities?q=a&type=dog | 400 | bad-request | type | dog",
                "/api/v1/entities?q=a&limit=101 | 400 | bad-request | limit | 101",
                "/api/v1/entities/x | 400 | bad-request | id | x",
                "/api/v1/entities/00000000-0000-0000-0000-000000000000 | 404 | unknown-entity | |",
                "/api/v1/topics?q=a | 400 | bad-request | q | a",
                "/api/v1/changes?since=zzz | 400 | bad-request | since | zzz",
                "/api/v1/changes?limit=501 | 400 | bad-request | limit | 501",
                "/api/v1/changes?since={stale} | 410 | stale-cursor | |",
                "/api/v1?q=a | 400 | bad-request | q | a",
                "/api/v1/nothing | 404 | not-found | |",
                "/api/v1/articles/{article}/nothing | 404 | not-found | |",
                "/api/v1/articles;x=y | 400 | bad-request | |",
                "/error | 404 | not-found | |",
            })
    void everyErrorSaysWhatAndWhatToDo(String path, int status, String type, String parameter, String value) {
        HttpResponse<String> response = server.get(fill(path));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode problem = ReaderServer.body(response);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(API.faults("Problem", problem)).isEmpty();
        assertThat(problem.get("type").asString()).isEqualTo("urn:warta:problem:" + type);
        assertThat(problem.path("parameter").asString(null)).isEqualTo(parameter);
        assertThat(problem.path("value").asString(null)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("representations")
    void refusesWhatIsNotOffered(String path, String type) {
        JsonNode refusal = API.document.get("paths").get(path).at("/get/responses/406");
        HttpResponse<String> response = server.send("GET", address(path), "Accept", "image/png");

        assertThat(response.statusCode()).isEqualTo(refusal.isMissingNode() ? 200 : 406);
        if (!refusal.isMissingNode()) {
            assertThat(ReaderServer.body(response).get("type").asString())
                    .isEqualTo("urn:warta:problem:not-acceptable");
        }
    }

    /** What Tomcat itself cannot read, and what no controller is there for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE",
                "GET /api/v1/articles?q=<b> HTTP/1.1",
                "GET /api/v1/% HTTP/1.1",
                "GET /api/v1 HTTP/9.9",
                "GET /api/v1 HTTP/1.1\r\nX-Long: {long}",
                "GET /api/v1?q={long} HTTP/1.1",
                "BREW /api/v1 HTTP/1.1",
                "TRACE /api/v1 HTTP/1.1",
                "GET /api/v1//articles HTTP/1.1",
            })
    void tellsAsAProblemWhatCannotBeRead(String request) throws IOException {
        String answer = server.exchange(
                request.replace("{long}", "x".repeat(10_000)) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 ")
                .contains("application/problem+json")
                .doesNotContain("<html");
        int end = answer.lastIndexOf('}');
        JsonNode problem = ReaderServer.JSON.readTree(answer.substring(answer.indexOf('{'), end + 1));
        assertThat(API.faults("Problem", problem)).isEmpty();
        assertThat(problem.propertyNames())
                .allSatisfy(name -> assertThat(problem.get(name).isNull()).isFalse());
        assertThat(problem.get("status").asString()).isEqualTo(answer.substring(9, 12));
        assertThat(problem.get("type").asString())
                .isEqualTo("urn:warta:problem:" + (request.startsWith("TRACE") ? "method-not-allowed" : "bad-request"));
    }

    @Test
    void passesOverAnAcceptThatCannotBeRead() {
        assertThat(server.send("GET", "/api/v1/articles", "Accept", "nonsense").statusCode())
                .isEqualTo(200);
        assertThat(server.send("GET", "/api/v1/nothing", "Accept", "nonsense").body())
                .contains("urn:warta:problem:not-found");
    }

    @Test
    void shortensALongValueThatIsWrong() {
        JsonNode problem = ReaderServer.body(server.get("/api/v1/articles?limit=" + "9".repeat(400)));

        assertThat(problem.get("value").asString()).hasSize(101);
    }

    @Test
    void describesEveryKindOfProblem() {
        List<String> described = new ArrayList<>();
        API.document
                .at("/components/responses")
                .forEach(response -> described.addAll(response.at("/content/application~1problem+json/examples")
                        .propertyNames()));

        assertThat(described)
                .contains(
                        "bad-request",
                        "unknown-article",
                        "unknown-version",
                        "unknown-entity",
                        "not-acceptable",
                        "stale-cursor",
                        "unavailable");
    }

    private static List<String> faults(String path, String type, String body) {
        String pointer = "/paths/" + path.replace("/", "~1") + "/get/responses/200/content/" + type.replace("/", "~1")
                + "/schema";
        return switch (type) {
            case "application/atom+xml" -> AtomRules.faults(body.getBytes(StandardCharsets.UTF_8));
            case "application/yaml" -> body.startsWith("openapi: 3.1") ? List.of() : List.of(body);
            case "text/html" -> body.contains("GET /api/v1/articles/{id}") ? List.of() : List.of(body);
            default -> {
                JsonNode json = ReaderServer.JSON.readTree(body);
                List<String> faults = new ArrayList<>(API.faults(json, pointer));
                if (type.equals("application/ninjs+json")) {
                    faults.addAll(NinjsSchema.faults(json));
                }
                if (type.equals("application/feed+json")) {
                    faults.addAll(JsonFeedRules.faults(json));
                }
                yield faults;
            }
        };
    }

    private static HttpResponse<String> get(String path, String type) {
        return server.send("GET", address(path), "Accept", type);
    }

    private static String address(String path) {
        assertThat(ADDRESSES).containsKey(path);
        return fill(ADDRESSES.get(path));
    }

    private static String fill(String path) {
        String filled = path.replace("{article}", id("one"))
                .replace("{older}", Long.toString(NOON.toEpochMilli()))
                .replace("{stale}", ChangeCursor.start(new UUID(1, 2)).token())
                .replace("{newer}", Long.toString(NOON.plusSeconds(60).toEpochMilli()));
        return filled.contains("{entity}")
                ? filled.replace(
                        "{entity}",
                        server.json("/api/v1/articles/" + id("one"))
                                .at("/enrichment/entities/0/id")
                                .asString())
                : filled;
    }

    private static EnrichedArticle article(String name) {
        EnrichedArticle article = enriched(name, NOON, "medtop:11000000", "id", "contoh", "Rina");
        put(article.getArticle(), "copyrightHolder", HOLDER);
        put(article.getArticle(), "copyrightNotice", NOTICE);
        put(article.getArticle(), "usageTerms", TERMS);
        return article;
    }

    private static void put(Article article, String field, Object value) {
        article.put(field, value);
    }
}
