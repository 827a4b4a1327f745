package org.warta.reader.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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
    void answersAgainOnceTheDatabaseIsMigrated() {
        try (ReaderServer server = new ReaderServer(ReaderServer.emptyDatabase())) {
            ReaderIT.assertProblem(server.get("/api/v1/articles"), 503);

            server.migrate();

            assertThat(server.get("/api/v1/articles").statusCode()).isEqualTo(200);
        }
    }
}
