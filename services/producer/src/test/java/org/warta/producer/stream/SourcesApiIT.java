package org.warta.producer.stream;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.producer.fetch.TestSite;

class SourcesApiIT {
    private static final String TOKEN = "a-token-of-the-desk";

    private final Producers producers = new Producers();
    private final String id = producers.name + "-api";
    private String api = "";

    @Test
    void makesChangesPausesPollsListsAndRemovesSources() throws Exception {
        LiveFeed feed = new LiveFeed();
        feed.edit(List.of(entry(id + "/a", "A")));
        try (TestSite site = TestSite.start().serve("/feed", feed);
                ConfigurableApplicationContext producer = start()) {
            api = "http://127.0.0.1:" + producer.getEnvironment().getProperty("local.server.port") + "/api/v1/sources";
            awaitLong().until(() -> send("GET", "", null, null).statusCode() == 200);
            String uri = site.at("localhost", "/feed").toString();

            assertThat(send("POST", "", "{\"id\": \"Antara\", \"uri\": \"ftp://x/\"}", "application/json"))
                    .satisfies(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(422);
                        assertThat(answer.body()).contains("\"#/id\"", "\"#/uri\"", "must begin with http://");
                    });
            String described = "{\"id\": \"" + id + "\", \"uri\": \"" + uri + "\", \"name\": \"Kabar\"}";
            assertThat(send("POST", "", described, "application/json").statusCode())
                    .isEqualTo(201);
            assertThat(send("POST", "", described, "application/json").statusCode())
                    .isEqualTo(409);
            awaitLong().until(() -> producers.articles().size() == 1);
            awaitLong().until(() -> get(id).contains("\"status\":\"active\""));
            assertThat(get(id)).contains("\"result\":", "\"nextPoll\":", "\"changedBy\":\"desk\"");

            assertThat(send("POST", "/" + id + "/pause", "", null).body()).contains("\"status\":\"paused\"");
            feed.edit(List.of(entry(id + "/b", "B")));
            assertThat(send("POST", "/" + id + "/poll", "", null).statusCode()).isEqualTo(409);
            assertThat(send("POST", "/" + id + "/resume", "", null).body()).contains("\"paused\":false");
            assertThat(send("POST", "/" + id + "/poll", "", null).statusCode()).isEqualTo(202);
            awaitLong().until(() -> producers.articles().size() == 2);

            String changed = "{\"uri\": \"" + uri + "\", \"name\": \"Kabar lain\", \"longest\": \"PT30M\"}";
            assertThat(send("PUT", "/" + id, changed, "application/json").body())
                    .contains("\"name\":\"Kabar lain\"", "\"longest\":\"PT30M\"");
            assertThat(send("GET", "?format=opml", null, null).body())
                    .contains("<opml version=\"2.0\">", "xmlUrl=\"" + uri + "\"");

            String list = "<opml version=\"2.0\"><body><outline text=\"x\" xmlUrl=\"" + uri + "\"/><outline text=\""
                    + id + "-two\" xmlUrl=\"" + uri + "?2\"/><outline xmlUrl=\"file:///x\"/></body></opml>";
            assertThat(send("POST", "", list, "text/x-opml").body())
                    .contains("\"unchanged\"", "\"created\"", "\"id\":\"" + id + "-two\"", "\"rejected\"");

            assertThat(send("DELETE", "/" + id, null, null).statusCode()).isEqualTo(204);
            assertThat(send("DELETE", "/" + id + "-two", null, null).statusCode())
                    .isEqualTo(204);
            assertThat(send("GET", "/" + id, null, null).statusCode()).isEqualTo(404);
            awaitLong().until(() -> producers.record(id + "/") == null);
            awaitLong().until(() -> producers.record(id + "-two") == null);
        }
    }

    private ConfigurableApplicationContext start() throws NoSuchAlgorithmException {
        List<String> settings = new ArrayList<>(List.of(FeedIT.settings()));
        settings.add("--warta.security.tokens[0].name=desk");
        settings.add("--warta.security.tokens[0].sha256=" + sha256(TOKEN));
        settings.add("--warta.security.tokens[0].roles=operator");
        return producers.start(settings.toArray(String[]::new));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    private String get(String sourceId) throws IOException, InterruptedException {
        return send("GET", "/" + sourceId, null, null).body();
    }

    private HttpResponse<String> send(String method, String path, String body, String type)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + TOKEN)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ConditionFactory awaitLong() {
        return await().atMost(Duration.ofMinutes(2)).ignoreExceptions();
    }
}
