package org.warta.schemas.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">Confluent
 * registry API</a> that the wire format needs; Apicurio Registry, Karapace and Redpanda serve the same. Answers are
 * kept for ever: an id never changes its meaning. Safe for use by many threads.
 */
final class SchemaRegistry {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI base;
    private final @Nullable String authorization;
    private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    private record Registration(String subject, Schema schema) {}

    /**
     * @param url address of the API; credentials in it ({@code https://user:password@host/…}) are sent as HTTP Basic
     * @throws IllegalArgumentException when the address is no HTTP URL
     */
    SchemaRegistry(String url) {
        URI given = URI.create(url.endsWith("/") ? url : url + "/");
        if (given.getHost() == null || !("http".equals(given.getScheme()) || "https".equals(given.getScheme()))) {
            throw new IllegalArgumentException(
                    "the address of the schema registry must look like https://host/path, not " + url);
        }
        String userInfo = given.getUserInfo();
        this.authorization = userInfo == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
        this.base = URI.create(given.getScheme() + "://" + given.getHost()
                + (given.getPort() < 0 ? "" : ":" + given.getPort()) + given.getRawPath());
    }

    /**
     * Registers the schema under the subject, unless it is there already.
     *
     * @throws RegistryUnavailableException when the registry does not answer
     * @throws IllegalStateException when the registry refuses the schema, as an incompatible one
     */
    int register(String subject, Schema schema) {
        return ids.computeIfAbsent(new Registration(subject, schema), registration -> {
            String path = "subjects/" + encoded(subject) + "/versions";
            String body =
                    JSON.createObjectNode().put("schema", schema.toString()).toString();
            HttpResponse<String> response = send(request(path).POST(BodyPublishers.ofString(body)));
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the schema registry at " + base + " refuses " + schema.getFullName()
                        + " for subject " + subject + ": " + response.statusCode() + " " + response.body());
            }
            return answer(response).path("id").asInt();
        });
    }

    /**
     * The schema with this id.
     *
     * @throws RegistryUnavailableException when the registry does not answer
     * @throws UndecodableEventException when the registry knows no such id
     */
    Schema byId(int id) {
        return schemas.computeIfAbsent(id, unknown -> {
            String what = "schema with id " + Integer.toUnsignedString(id);
            try {
                JsonNode schema = get("schemas/ids/" + Integer.toUnsignedString(id), what);
                return parse(schema, new Schema.Parser(), new HashSet<>());
            } catch (AvroRuntimeException notAvro) {
                throw new UndecodableEventException(
                        "the " + what + " of the registry at " + base + " is not Avro", notAvro);
            }
        });
    }

    /** Parses a schema after those that it refers to, each once. */
    private Schema parse(JsonNode answer, Schema.Parser parser, Set<String> seen) {
        for (JsonNode reference : answer.path("references")) {
            String path = "subjects/" + encoded(reference.path("subject").asText()) + "/versions/"
                    + encoded(reference.path("version").asText());
            if (seen.add(path)) {
                parse(get(path, "referenced schema " + path), parser, seen);
            }
        }
        return parser.parse(answer.path("schema").asText());
    }

    private JsonNode get(String path, String what) {
        HttpResponse<String> response = send(request(path).GET());
        if (response.statusCode() != 200) {
            throw new UndecodableEventException(
                    "the schema registry at " + base + " has no " + what + ": it answered " + response.statusCode());
        }
        return answer(response);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept", MEDIA_TYPE)
                .header("Content-Type", MEDIA_TYPE);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            int status = response.statusCode();
            // 401 and 403 are the installation's fault, never the record's: waiting for a repair loses nothing
            if (status >= 500 || status == 429 || status == 408 || status == 401 || status == 403) {
                throw new RegistryUnavailableException(
                        "the schema registry at " + base + " answered " + status + ": " + response.body());
            }
            return response;
        } catch (IOException away) {
            throw new RegistryUnavailableException("the schema registry at " + base + " does not answer", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while asking the schema registry", interrupted);
        }
    }

    private JsonNode answer(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException garbled) {
            throw new RegistryUnavailableException("the schema registry at " + base + " answered no JSON", garbled);
        }
    }
}
