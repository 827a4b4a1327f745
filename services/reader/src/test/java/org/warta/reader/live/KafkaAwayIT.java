package org.warta.reader.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.warta.reader.live.LiveSamples.article;
import static org.warta.reader.live.LiveSamples.id;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warta.embedded.EmbeddedKafka;
import org.warta.embedded.LoopbackPort;

@Tag("embedded")
class KafkaAwayIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void startsWithoutKafkaAndOutlivesIt() throws Exception {
        int port = LoopbackPort.free();
        try (LiveServer server = LiveServer.on("127.0.0.1:" + port);
                Listener listener = server.listen("")) {
            await().until(() -> listener.blocks() > 3); // heartbeats
            HttpResponse<String> health = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.address("/actuator/health/liveness")))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(health.statusCode()).isEqualTo(200);

            try (EmbeddedKafka kafka = new EmbeddedKafka(directory, port)) {
                server.createTopic();
                await().atMost(LONG).until(() -> !listener.lastEventId().isEmpty());
                server.publish(article("first"));
                await().atMost(LONG).until(() -> listener.told().contains("article " + id("first")));
            }

            int blocks = listener.blocks();
            await().until(() -> listener.blocks() > blocks + 3);
            try (EmbeddedKafka kafka = new EmbeddedKafka(directory, port)) {
                server.publish(article("second"));
                await().atMost(LONG).until(() -> listener.told().contains("article " + id("second")));
            }
            assertThat(listener.told()).containsExactly("article " + id("first"), "article " + id("second"));
        }
    }
}
