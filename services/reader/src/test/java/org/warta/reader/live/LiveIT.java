package org.warta.reader.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.reader.live.LiveSamples.article;
import static org.warta.reader.live.LiveSamples.canceled;
import static org.warta.reader.live.LiveSamples.embargoed;
import static org.warta.reader.live.LiveSamples.id;
import static org.warta.reader.live.LiveSamples.with;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LiveIT {
    private static LiveServer server;

    @BeforeAll
    static void start() {
        server = new LiveServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isAStreamThatNobodyKeeps() {
        try (Listener listener = server.listen("")) {
            assertThat(listener.response().headers().firstValue("Content-Type"))
                    .contains("text/event-stream;charset=UTF-8");
            assertThat(listener.response().headers().firstValue("Cache-Control"))
                    .contains("no-store");
            await().until(() -> listener.blocks() > 5); // heartbeats
            assertThat(listener.events()).isEmpty();
        }
        await().until(() -> server.clients() == 0);
    }

    @Test
    void sendsAnArticleAsListsHaveIt() throws Exception {
        try (Listener listener = server.listen("").ready()) {
            server.publish(article("plain"));
            await().until(() -> listener.told().contains("article " + id("plain")));

            Set<String> known = Set.of(id("plain"));
            await().until(() -> !listed("", known).isEmpty());
            JsonNode list = JsonMapper.shared()
                    .readTree(get("/api/v1/articles?limit=100").body());
            assertThat(list.get("articles")
                            .valueStream()
                            .filter(each -> each.get("id").asString().equals(id("plain"))))
                    .containsExactly(only(listener, id("plain")).json());
        }
    }

    @Test
    void everyFilterMeansWhatItMeansInLists() throws Exception {
        List<EnrichedArticle> articles = List.of(
                article("f1", 1, "medtop:15000000", "id", "alfa", "Susi"),
                article("f2", 1, "medtop:20000822", "id-ID", "alfa", "Budi"), // below sport
                article("f3", 1, "medtop:11000000", "en-GB", "beta", "susi"),
                article("f4", 1, "medtop:11000000", "en", "beta", "Susi"),
                article("f5", 1, "x:unknown", "ind", "gama & co", "Budi"));
        server.publish(article("entity", 1, "medtop:11000000", "en", "beta", "Susi"));
        String susi = JsonMapper.shared()
                .readTree(get("/api/v1/articles/" + id("entity")).body())
                .at("/enrichment/entities/0/id")
                .asString();
        List<String> filters = List.of(
                "",
                "topic=sport",
                "topic=medtop:20000822",
                "topic=sport&topic=politics",
                "language=en",
                "language=id",
                "language=EN-gb",
                "language=en&language=ind",
                "source=alfa",
                "source=gama%20%26%20co&source=beta",
                "entity=susi",
                "entity=Susi&entityType=PLACE",
                "entity=Budi&entityType=PERSON",
                "entity=" + susi,
                "entity=" + susi + "&entity=budi",
                "from=2026-11-23&to=2026-11-23",
                "from=2026-11-23T12:00:00Z",
                "to=2026-11-23T12:00:00Z",
                "q=isi",
                "q=judul+f1",
                "q=f1+OR+f2+-f3",
                "q=%22judul+f2%22",
                "q=-f1",
                "q=berjudul", // has the stem of judul
                "q=judul&language=en",
                "topic=politics&language=en&source=beta&entity=Susi&from=2026-11-01");
        Map<String, Listener> listeners = new HashMap<>();
        filters.forEach(
                filter -> listeners.put(filter, server.listen("?" + filter).ready()));

        server.publish(articles.toArray(EnrichedArticle[]::new));
        endOf(listeners.values());

        Set<String> known =
                articles.stream().map(article -> article.getArticle().getId()).collect(Collectors.toSet());
        await().until(() -> listed("", known).size() == known.size());
        Map<String, Set<String>> lists = new HashMap<>();
        Map<String, Set<String>> live = new HashMap<>();
        for (String filter : filters) {
            lists.put(filter, listed(filter, known));
            List<String> told = listeners.get(filter).told().stream()
                    .filter(each -> each.startsWith("article "))
                    .map(each -> each.substring("article ".length()))
                    .filter(known::contains)
                    .toList();
            assertThat(told).as(filter).doesNotHaveDuplicates();
            live.put(filter, new TreeSet<>(told));
        }
        listeners.values().forEach(Listener::close);
        assertThat(live).isEqualTo(lists);
    }

    @Test
    void resumesWithoutGapOrRepetition() {
        List<String> names = names("resume", 12);
        List<Listener.Event> all;
        try (Listener listener = server.listen("?source=kantor").ready()) {
            publish(names);
            await().until(() -> told(listener, names).size() == names.size());
            all = listener.events().stream()
                    .filter(event -> ids(names).contains(event.article()))
                    .toList();
        }
        for (int i = 0; i < all.size(); i++) {
            try (Listener listener = server.listen("?source=kantor", all.get(i).id())) {
                endOf(List.of(listener));
                assertThat(told(listener, names))
                        .isEqualTo(all.subList(i + 1, all.size()).stream()
                                .map(event -> "article " + event.article())
                                .toList());
            }
        }
    }

    @Test
    void tellsWhoComesBackOfTheLatestVersionAlone() {
        String before;
        try (Listener listener = server.listen("").ready()) {
            before = listener.lastEventId();
            server.publish(article("corrected", 1), article("retracted", 1));
            server.publish(article("corrected", 2));
            server.publish(canceled("retracted", 2));
            await().until(() ->
                    told(listener, List.of("corrected", "retracted")).size() == 4);
        }
        try (Listener listener = server.listen("", before)) {
            endOf(List.of(listener));
            assertThat(told(listener, List.of("corrected", "retracted")))
                    .containsExactlyInAnyOrder("article " + id("corrected"), "canceled " + id("retracted"));
            assertThat(only(listener, id("corrected")).json().get("version").asLong())
                    .isEqualTo(2);
        }
    }

    @Test
    void saysNothingOfACanceledArticleButItsId() {
        try (Listener listener = server.listen("?topic=weather").ready()) {
            server.publish(article("taken-down", 1)); // is no weather
            server.publish(canceled("taken-down", 2));
            await().until(() -> !listener.told().isEmpty());

            assertThat(only(listener, id("taken-down")).data()).isEqualTo("{\"id\":\"" + id("taken-down") + "\"}");
        }
    }

    @Test
    void holdsEmbargoedArticlesUntilTheyAreDue() {
        Instant due = Instant.now().plusSeconds(3);
        List<String> names = List.of("due", "before");
        try (Listener listener = server.listen("").ready()) {
            server.publish(embargoed("due", due));
            server.publish(article("before"));
            await().until(() -> told(listener, names).contains("article " + id("before")));
            assertThat(Instant.now())
                    .as("this machine is too slow for this test")
                    .isBefore(due);
            assertThat(told(listener, names)).containsExactly("article " + id("before"));

            await().until(() -> told(listener, names).size() == 2);
            assertThat(Instant.now()).isAfterOrEqualTo(due);
        }
    }

    @Test
    void neverShowsWhatIsHidden() {
        EnrichedArticle expired = article("expired");
        expired.getArticle().put("expires", Instant.now().minusSeconds(1));
        List<String> names = List.of("withheld", "unknown", "expired", "later", "never-shown");
        try (Listener listener = server.listen("").ready()) {
            server.publish(
                    with(article("withheld"), PubStatus.WITHHELD),
                    with(article("unknown"), PubStatus.UNKNOWN),
                    expired,
                    embargoed("later", Instant.now().plusSeconds(3600)),
                    canceled("never-shown", 1));
            endOf(List.of(listener));

            assertThat(told(listener, names)).isEmpty();
        }
    }

    @Test
    void saysThatAnArticleIsGoneThatIsWithheldAfterwards() {
        try (Listener listener = server.listen("").ready()) {
            server.publish(article("kill", 1));
            await().until(() -> told(listener, List.of("kill")).size() == 1);
            server.publish(with(article("kill", 2), PubStatus.WITHHELD));
            await().until(() -> told(listener, List.of("kill")).size() == 2);

            assertThat(told(listener, List.of("kill"))).last().isEqualTo("canceled " + id("kill"));
            assertThat(listener.events())
                    .last()
                    .satisfies(event -> assertThat(event.data()).doesNotContain("Judul"));
        }
    }

    @Test
    void neverShowsAnOldVersionThatComesAgain() {
        try (Listener listener = server.listen("").ready()) {
            server.publish(article("again", 1));
            await().until(() -> told(listener, List.of("again")).size() == 1);
            server.publish(canceled("again", 2));
            await().until(() -> told(listener, List.of("again")).size() == 2);
            EnrichedArticle enrichedAnew = article("again", 1);
            enrichedAnew.getEnrichment().put("enrichedAt", LiveSamples.NOON.plusSeconds(60));
            server.publish(enrichedAnew);
            endOf(List.of(listener));

            assertThat(told(listener, List.of("again"))).hasSize(2);
        }
    }

    @Test
    void waitsUntilTheStoreHasTheArticle() {
        List<String> names = List.of("slow", "next");
        try (Listener listener = server.listen("").ready()) {
            server.send(article("slow"), 0);
            server.send(article("next"), 1);
            server.store(article("next"));
            await().until(() -> told(listener, names).equals(List.of("article " + id("next"))));

            server.store(article("slow"));
            await().until(() -> told(listener, names).contains("article " + id("slow")));
        }
    }

    @Test
    void doesNotWaitForAnArticleThatTheStoreHasRefused() {
        try (Listener listener = server.listen("").ready()) {
            server.send(article("refused"), 2);
            server.send(article("taken"), 2);
            server.store(article("taken"));

            await().until(() -> told(listener, List.of("refused", "taken")).equals(List.of("article " + id("taken"))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "garbage",
        "AAAAAAAAAAAAAAAAAAAAAA:1.1.1:1",
    })
    void startsAgainWhoIsNowhere(String lastEventId) {
        try (Listener listener = server.listen("", lastEventId)) {
            await().until(() -> !listener.events().isEmpty());

            assertThat(listener.events().get(0).type()).isEqualTo("reset");
            assertThat(Position.of(listener.events().get(0).id())).isPresent();
        }
    }

    @Test
    void takesThePlaceAsAParameterToo() {
        try (Listener listener = server.listen("?lastEventId=garbage")) {
            await().until(() -> !listener.events().isEmpty());

            assertThat(listener.events().get(0).type()).isEqualTo("reset");
        }
    }

    @ParameterizedTest
    @CsvSource({"topic=sports", "limit=10", "cursor=x", "sort=time", "nonsense=1"})
    void tellsErrorsAsProblems(String query) throws Exception {
        HttpResponse<String> response = get("/api/v1/live?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonMapper.shared()
                        .readTree(response.body())
                        .get("parameter")
                        .asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void opensNoStreamForWhoAsksForTheHeadAlone() throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address("/api/v1/live")))
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
    }

    /** Which of the known articles a list of this query has. */
    private static Set<String> listed(String query, Set<String> known) throws Exception {
        return JsonMapper.shared()
                .readTree(get("/api/v1/articles?limit=100&" + query).body())
                .get("articles")
                .valueStream()
                .map(each -> each.get("id").asString())
                .filter(known::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Waits until these clients have heard everything that was published. */
    private static void endOf(Iterable<Listener> listeners) {
        String end = "end" + System.nanoTime();
        server.publish(article(end, 1));
        server.publish(canceled(end, 2)); // everybody is told
        for (Listener listener : listeners) {
            await().until(() -> listener.told().contains("canceled " + id(end)));
        }
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static Set<String> ids(List<String> names) {
        return names.stream().map(LiveSamples::id).collect(Collectors.toSet());
    }

    private static void publish(List<String> names) {
        List<EnrichedArticle> articles = new ArrayList<>();
        names.forEach(name -> articles.add(article(name)));
        server.publish(articles.toArray(EnrichedArticle[]::new));
    }

    /** What a client was told of these articles. */
    private static List<String> told(Listener listener, List<String> names) {
        Set<String> ids = ids(names);
        return listener.events().stream()
                .filter(event -> ids.contains(event.article()))
                .map(event -> event.type() + " " + event.article())
                .toList();
    }

    private static Listener.Event only(Listener listener, String id) {
        List<Listener.Event> events = listener.events().stream()
                .filter(event -> event.article().equals(id))
                .toList();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address(path))).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
