package org.warta.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** The producer's HTTP intake, used as somebody who may submit. */
final class Intake {
    private static final String TOKEN = "system-test-token";

    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    Intake(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    String hashedToken() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Publishes an article that says a word everywhere that an article says something; its id. */
    String publish(String uri, String word) {
        String article = """
                {"uri": "%1$s", "language": "id", "headlines": [{"value": "Banjir di %2$s"}],
                 "bodies": [{"value": "Presiden mengunjungi korban banjir di %2$s."}],
                 "descriptions": [{"value": "Tentang %2$s"}], "by": "Oleh %2$s", "copyrightNotice": "Hak %2$s",
                 "subjects": [{"name": "%2$s"}], "altIds": [{"role": "desk", "value": "%2$s"}]}
                """.formatted(uri, word);
        HttpResponse<String> answer = post(article);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).path("id").asString("");
    }

    void cancel(String uri) {
        HttpResponse<String> answer = post("{\"uri\": \"" + uri + "\", \"pubStatus\": \"canceled\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    void delete(String id) {
        HttpResponse<String> answer = send(request("/" + id).DELETE());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }

    private HttpResponse<String> post(String article) {
        return send(request("").header("Content-Type", "application/json").POST(BodyPublishers.ofString(article)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/articles" + path))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
