package org.warta.reader.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.embedded.TestServers;

class DatabaseAwayIT {
    /** Nothing listens there. */
    private static final TestServers.Database NOWHERE =
            new TestServers.Database("jdbc:postgresql://127.0.0.1:1/warta", "nobody", "");

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/articles", "/api/v1/articles/00000000-0000-0000-0000-000000000000"})
    void startsAndAsksToComeBackLater(String path) {
        try (ReaderServer server = new ReaderServer(NOWHERE)) {
            HttpResponse<String> response = server.get(path);

            ReaderIT.assertProblem(response, 503);
            assertThat(response.headers().firstValue("Retry-After")).contains("10");
        }
    }

    @Test
    void saysThatTheIndexWaitsForIt() {
        try (ReaderServer server = new ReaderServer(NOWHERE)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(server.get("/api/v1/articles").body()).contains("waits for what the health"));

            HttpResponse<String> health = server.get("/actuator/health/readiness");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("The database does not answer.").doesNotContain("127.0.0.1:1");
        }
    }

    @Test
    void answersAgainOnceTheDatabaseIsMigrated() {
        try (ReaderServer server = new ReaderServer(ReaderServer.emptyDatabase())) {
            ReaderIT.assertProblem(server.get("/api/v1/articles"), 503);

            server.migrate();

            assertThat(server.get("/api/v1/articles").statusCode()).isEqualTo(200);
        }
    }
}
