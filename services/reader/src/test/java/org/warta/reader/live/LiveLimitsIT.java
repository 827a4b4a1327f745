package org.warta.reader.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.reader.live.LiveSamples.article;
import static org.warta.reader.live.LiveSamples.embargoed;
import static org.warta.reader.live.LiveSamples.id;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.warta.event.EnrichedArticle;

class LiveLimitsIT {
    /** Keeps nothing to speak of, so that who comes back is sent what Kafka has. */
    private static final String[] FORGETFUL = {"warta.reader.live.recent=2", "warta.reader.live.catch-up=40"};

    @Test
    void resumesBeyondTheRecentEventsAndAcrossARestart() {
        List<EnrichedArticle> before = articles("before", 8);
        List<EnrichedArticle> away = articles("away", 8);
        try (LiveServer server = new LiveServer(FORGETFUL)) {
            List<Listener.Event> all;
            try (Listener listener = server.listen("").ready()) {
                publish(server, before);
                await().until(() -> listener.events().size() == before.size());
                all = listener.events();
            }
            for (int seen = 0; seen < before.size(); seen++) {
                int last = seen;
                try (Listener listener = server.listen("", all.get(last).id())) {
                    await().until(() -> listener.events().size() >= before.size() - 1 - last && !isBehind(listener));
                    assertThat(articlesOf(listener))
                            .containsExactlyInAnyOrderElementsOf(all.subList(last + 1, all.size()).stream()
                                    .map(Listener.Event::article)
                                    .toList());
                }
            }
            Instant due = Instant.now().plusSeconds(2);
            server.publish(embargoed("due-away", due));

            server.restart(
                    () -> {
                        publish(server, away);
                        await().until(() -> Instant.now().isAfter(due));
                    },
                    FORGETFUL);

            try (Listener listener = server.listen("", all.get(5).id())) {
                List<String> expected = new ArrayList<>(all.subList(6, all.size()).stream()
                        .map(Listener.Event::article)
                        .toList());
                away.forEach(article -> expected.add(article.getArticle().getId()));
                expected.add(id("due-away"));
                await().until(() -> listener.events().size() >= expected.size());
                server.publish(article("after-all"));
                expected.add(id("after-all"));
                await().until(() -> articlesOf(listener).contains(id("after-all")));

                assertThat(articlesOf(listener)).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void startsAgainWhoHasMissedTooMuch() {
        try (LiveServer server = new LiveServer(FORGETFUL)) {
            String before;
            try (Listener listener = server.listen("").ready()) {
                before = listener.lastEventId();
                for (int half = 1; half <= 2; half++) {
                    int published = 30 * half;
                    publish(server, articles("many" + half + "-", 30));
                    await().until(() -> listener.events().size() == published);
                }
            }
            try (Listener listener = server.listen("", before)) {
                await().until(() -> !listener.events().isEmpty());
                assertThat(listener.events().get(0).type()).isEqualTo("reset");

                server.publish(article("goes-on"));
                await().until(() -> listener.events().size() == 2);
                assertThat(listener.events().get(1).article()).isEqualTo(id("goes-on"));
            }
        }
    }

    @Test
    void cutsOffWhoDoesNotReadAndKeepsNobodyElseWaiting() throws IOException {
        int count = 120;
        try (LiveServer server = new LiveServer("warta.reader.live.recent=10", "warta.reader.live.catch-up=40");
                Listener reads = server.listen("").ready();
                Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(1024);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            deaf.getOutputStream()
                    .write("GET /api/v1/live HTTP/1.1\r\nHost: test\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await().until(() -> server.clients() == 2);

            for (int i = 0; i < count; i++) {
                EnrichedArticle big = article("big" + i);
                big.getArticle().put("summary", "x".repeat(200_000));
                server.publish(big);
                int published = i + 1;
                await().until(() -> reads.events().size() == published);
            }

            assertThat(server.clients()).isEqualTo(1);
        }
    }

    @Test
    void refusesMoreClientsThanThereIsRoomFor() throws Exception {
        try (LiveServer server = new LiveServer("warta.reader.live.clients=1")) {
            try (Listener first = server.listen("").ready()) {
                assertThat(first.isOver()).isFalse();
                HttpResponse<String> second = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(server.address("/api/v1/live")))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(second.statusCode()).isEqualTo(503);
                assertThat(second.headers().firstValue("Retry-After")).contains("30");
                assertThat(second.headers().firstValue("Content-Type")).contains("application/problem+json");
            }
            await().until(() -> server.clients() == 0);
            server.listen("").ready().close();
        }
    }

    @Test
    void endsTheStreamsWhenTheReaderStops() {
        Listener listener;
        try (LiveServer server = new LiveServer()) {
            listener = server.listen("").ready();
        }
        await().until(listener::isOver);
    }

    private static boolean isBehind(Listener listener) {
        return listener.lastEventId().isEmpty();
    }

    private static void publish(LiveServer server, List<EnrichedArticle> articles) {
        server.publish(articles.toArray(EnrichedArticle[]::new));
    }

    private static List<EnrichedArticle> articles(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> article(prefix + i)).toList();
    }

    private static List<String> articlesOf(Listener listener) {
        return listener.events().stream().map(Listener.Event::article).toList();
    }
}
