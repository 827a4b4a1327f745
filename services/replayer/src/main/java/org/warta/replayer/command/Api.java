package org.warta.replayer.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of a replayer. */
final class Api {
    private static final String JSON = "application/json";
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECTING).build();
    private final String url;
    private final String token;

    /** @param url where the replayer is, without the path */
    Api(String url, String token) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
    }

    JsonNode get(String path) {
        return json(call("GET", path, JSON, null));
    }

    JsonNode post(String path, @Nullable JsonNode body) {
        return json(call("POST", path, JSON, body));
    }

    JsonNode put(String path, JsonNode body) {
        return json(call("PUT", path, JSON, body));
    }

    /**
     * An answer as it comes.
     *
     * @throws ApiException unless it is one of success
     */
    InputStream call(String method, String path, String accept, @Nullable JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", JSON);
        }
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() / 100 != 2) {
                throw failure(answer);
            }
            return answer.body();
        } catch (IOException unreachable) {
            throw new ApiException(ExitCode.UNAVAILABLE, "No replayer answers at " + url + ": " + unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(ExitCode.FAILED, "interrupted");
        }
    }

    /** A part of a path. */
    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI address(String path) {
        try {
            return URI.create(url + path);
        } catch (IllegalArgumentException malformed) {
            throw new ApiException(ExitCode.USAGE, "--url is no address: " + url);
        }
    }

    private JsonNode json(InputStream answer) {
        try (answer) {
            return JsonMapper.shared().readTree(answer);
        } catch (IOException | JacksonException broken) {
            throw new ApiException(ExitCode.UNAVAILABLE, "What answers at " + url + " is no replayer: " + broken);
        }
    }

    /** Problem details (RFC 9457) in one line, or what is known without them. */
    private static ApiException failure(HttpResponse<InputStream> answer) throws IOException {
        ExitCode code = switch (answer.statusCode()) {
            case 401, 403 -> ExitCode.DENIED;
            case 429, 502, 503, 504 -> ExitCode.UNAVAILABLE;
            default -> answer.statusCode() / 100 == 4 ? ExitCode.REFUSED : ExitCode.FAILED;
        };
        String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        try {
            JsonNode problem = JsonMapper.shared().readTree(body);
            StringBuilder message = new StringBuilder(problem.path("detail").asString("status " + answer.statusCode()));
            problem.path("errors").forEach(error -> {
                String detail = error.path("detail").asString("");
                if (message.indexOf(detail) < 0) {
                    message.append(System.lineSeparator()).append(detail);
                }
            });
            return new ApiException(code, message.toString());
        } catch (JacksonException noProblemDetails) {
            return new ApiException(code, "The replayer answered with status " + answer.statusCode() + ".");
        }
    }
}
