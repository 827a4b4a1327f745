package org.warta.reader.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.reader.http.ReaderServer.enriched;
import static org.warta.reader.http.ReaderServer.id;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;
import tools.jackson.databind.JsonNode;

class ReaderIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static ReaderServer server;

    @BeforeAll
    static void start() {
        server = new ReaderServer();
        server.store(
                enriched("politics", NOON, "medtop:11000000", "id", "seeds", "Kim Jong Un"),
                enriched("sport", NOON.plusSeconds(60), "medtop:15000000", "en-GB", "seeds", "Wonsan"),
                enriched("weather", NOON.minusSeconds(86_400), "medtop:17000000", "en", "wire", "Wonsan"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsNewestFirst() {
        JsonNode list = server.json("/api/v1/articles?source=seeds");

        assertThat(ids(list)).containsExactly(id("sport"), id("politics"));
        JsonNode item = list.at("/articles/1");
        assertThat(item.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "uri",
                        "version",
                        "versionCreated",
                        "contentCreated",
                        "publishedAt",
                        "headline",
                        "summary",
                        "source",
                        "enrichment");
        assertThat(item.at("/enrichment/language/tag").asString()).isEqualTo("id");
        assertThat(item.at("/enrichment/topics/0/slug").asString()).isEqualTo("politics");
        assertThat(item.at("/contentCreated").asString()).isEqualTo("2026-11-23T12:00:00Z");
    }

    @Test
    void showsAnArticleWithEverythingFound() {
        JsonNode article = server.json("/api/v1/articles/" + id("politics"));

        assertThat(article.at("/headline").asString()).isEqualTo("politics headline");
        assertThat(article.at("/enrichment/entities/0/sameAs/0").asString()).isEqualTo("https://example.com/same");
        assertThat(article.at("/body").asString()).isEqualTo("politics body");
        assertThat(article.at("/source/id").asString()).isEqualTo("seeds");
        assertThat(article.at("/subjects/0").asString()).isEqualTo("nasional");
        assertThat(article.at("/altIds/guid").asString()).isEqualTo("politics");
        assertThat(article.at("/enrichment/topics/0/label/id").asString()).isEqualTo("politik");
        assertThat(article.at("/enrichment/topics/0/label/en").asString()).isEqualTo("politics");
        assertThat(article.at("/enrichment/topics/0/confidence").asDouble()).isEqualTo(0.75);
        assertThat(article.at("/enrichment/topics/0/evidence/0").toString())
                .isEqualTo("{\"field\":\"BODY\",\"start\":0,\"end\":3}");
        assertThat(article.at("/enrichment/entities/0/name").asString()).isEqualTo("Kim Jong Un");
        assertThat(article.at("/enrichment/entities/0/uri").asString()).isEqualTo("https://example.org/Kim_Jong_Un");
        assertThat(article.at("/enrichment/entities/0/mentions")).hasSize(2);
        assertThat(article.at("/enrichment/model/name").asString()).isEqualTo("test");
        assertThat(article.has("summary")).isTrue();
        assertThat(article.has("byline")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topic=sport | sport",
                "topic=medtop:15000000 | sport",
                "topic=education | ''",
                "entity=wonsan | sport,weather",
                "entity=wonsan&entityType=PERSON | sport,weather",
                "entity=wonsan&entityType=PLACE | ''",
                "entity=Kim%20Jong%20Un | politics",
                "source=wire | weather",
                "language=en | sport,weather",
                "language=en-gb | sport",
                "language=e | error",
                "from=2026-11-23 | sport,politics",
                "to=2026-11-22 | weather",
                "from=2026-11-23T12:00:01Z | sport",
                "to=2026-11-23T12:00:00Z | weather",
                "from=2026-11-23T19:00:00%2B07:00&to=2026-11-23T12:01:00Z | politics",
                "topic=weather&source=wire&language=en&entity=Wonsan&from=2026-11-01&to=2026-11-30 | weather"
            })
    void filters(String query, String expected) {
        HttpResponse<String> response = server.get("/api/v1/articles?" + query);
        if (expected.equals("error")) {
            assertThat(response.statusCode()).isEqualTo(400);
            return;
        }
        Set<String> known = Set.of(id("sport"), id("politics"), id("weather"));
        assertThat(ids(ReaderServer.body(response)).stream().filter(known::contains))
                .containsExactly(
                        expected.isEmpty()
                                ? new String[0]
                                : Stream.of(expected.split(",", -1))
                                        .map(ReaderServer::id)
                                        .toArray(String[]::new));
    }

    @Test
    void findsByTheEntityIdThatAnArticleShows() {
        String entity = server.json("/api/v1/articles/" + id("politics"))
                .at("/enrichment/entities/0/id")
                .asString();

        assertThat(ids(server.json("/api/v1/articles?entity=" + entity))).containsExactly(id("politics"));
    }

    @Test
    void pagesStayPutWhileNewerArticlesArrive() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String name = "page" + i;
            server.store(enriched(name, NOON, "medtop:01000000", "id", "pages & more", "Seseorang"));
            expected.add(id(name));
        }
        expected.sort((a, b) -> compareUnsigned(UUID.fromString(b), UUID.fromString(a))); // all of one time: id decides

        List<String> seen = new ArrayList<>();
        String next = "/api/v1/articles?limit=2&source=" + URLEncoder.encode("pages & more", StandardCharsets.UTF_8);
        for (int page = 0; next != null; page++) {
            HttpResponse<String> response = server.get(next);
            JsonNode list = ReaderServer.body(response);
            seen.addAll(ids(list));
            next = list.has("next") ? list.get("next").asString() : null;
            assertThat(response.headers().allValues("Link").stream()
                            .filter(link -> link.endsWith("rel=\"next\""))
                            .findFirst())
                    .isEqualTo(Optional.ofNullable(next).map(link -> "<" + link + ">; rel=\"next\""));
            server.store(enriched(
                    "newer" + page,
                    NOON.plusSeconds(3600 + page),
                    "medtop:01000000",
                    "id",
                    "pages & more",
                    "Seseorang"));
        }

        assertThat(seen).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = PubStatus.class,
            names = {"WITHHELD", "CANCELED", "UNKNOWN"})
    void neverShowsAnArticleThatIsNotUsable(PubStatus status) {
        EnrichedArticle hidden =
                enriched("hidden" + status, NOON, "medtop:05000000", "id", "hidden", "Rahasia " + status);
        hidden.getArticle().put("pubStatus", status);
        server.store(hidden);

        assertHidden(hidden, "Rahasia " + status);
    }

    @Test
    void showsAnEmbargoedArticleOnlyAfterItsEmbargo() {
        EnrichedArticle hidden = enriched("embargoed", NOON, "medtop:08000000", "id", "embargoed", "Nanti");
        hidden.getArticle().put("embargoedUntil", Instant.now().plusSeconds(3600));
        server.store(hidden);
        assertHidden(hidden, "Nanti");

        EnrichedArticle over = enriched("embargo-over", NOON, "medtop:08000000", "id", "embargoed", "Nanti");
        over.getArticle().put("embargoedUntil", Instant.now().minusSeconds(1));
        server.store(over);
        assertThat(ids(server.json("/api/v1/articles?source=embargoed"))).containsExactly(id("embargo-over"));
    }

    @Test
    void neverShowsAnExpiredArticle() {
        EnrichedArticle hidden = enriched("expired", NOON, "medtop:09000000", "id", "expired", "Dulu");
        hidden.getArticle().put("expires", Instant.now().minusSeconds(1));
        server.store(hidden);

        assertHidden(hidden, "Dulu");
    }

    private static void assertHidden(EnrichedArticle hidden, String entity) {
        String id = hidden.getArticle().getId();
        String source = hidden.getArticle().getSource().getId();
        assertThat(server.get("/api/v1/articles/" + id).statusCode()).isEqualTo(404);
        assertThat(ids(server.json("/api/v1/articles?source=" + source))).doesNotContain(id);
        assertThat(ids(server.json("/api/v1/articles?entity=" + URLEncoder.encode(entity, StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(ids(server.json("/api/v1/articles?limit=100"))).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/articles?cursor=zzz | 400 | cursor",
                "/api/v1/articles?limit=0 | 400 | limit",
                "/api/v1/articles?limit=101 | 400 | limit",
                "/api/v1/articles?limit=many | 400 | limit",
                "/api/v1/articles?topic=sports | 400 | topic",
                "/api/v1/articles?from=23-11-2026 | 400 | from",
                "/api/v1/articles?limit=1&limit=2 | 400 | limit",
                "/api/v1/articles?source=%00 | 400 | source",
                "/api/v1/articles?sort=asc | 400 | sort",
                "/api/v1/articles/not-a-uuid | 400 | id",
                "/api/v1/articles?source=%C3%28 | 400 | ''",
                "/api/v1/articles/00000000-0000-0000-0000-000000000000 | 404 | ''",
                "/api/v1/nothing | 404 | ''",
            })
    void everyErrorIsAProblem(String path, int status, String parameter) {
        HttpResponse<String> response = server.get(path);

        assertProblem(response, status);
        assertThat(ReaderServer.body(response).path("parameter").asString("")).isEqualTo(parameter);
    }

    @Test
    void refusesOtherMethodsAndTypes() {
        HttpResponse<String> post = server.send("POST", "/api/v1/articles", "Accept", "application/json");
        assertProblem(post, 405);
        assertThat(post.headers().firstValue("Allow").orElse("")).contains("GET");

        assertProblem(server.send("GET", "/api/v1/articles", "Accept", "image/png"), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/articles", "/api/v1/articles?limit=0", "/api/v1/nothing"})
    void forbidsSniffing(String path) {
        assertThat(server.get(path).headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
    }

    @Test
    void indexLinksToWhatThereIs() {
        server.json("/api/v1").forEach(link -> {
            if (!link.asString().endsWith("/live")) { // which does not end
                assertThat(server.get(
                                        link.asString().equals("/api/v1/entities")
                                                ? link.asString() + "?q=a"
                                                : link.asString())
                                .statusCode())
                        .as(link.asString())
                        .isNotEqualTo(404);
            }
        });
    }

    static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = ReaderServer.body(response);
        assertThat(new TreeSet<>(problem.propertyNames())).contains("status", "title", "detail", "instance");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
    }

    private static List<String> ids(JsonNode list) {
        return list.get("articles")
                .valueStream()
                .map(article -> article.get("id").asString())
                .toList();
    }

    /** PostgreSQL's order of UUIDs: that of their bytes. */
    private static int compareUnsigned(UUID a, UUID b) {
        return a.toString().compareTo(b.toString());
    }
}
