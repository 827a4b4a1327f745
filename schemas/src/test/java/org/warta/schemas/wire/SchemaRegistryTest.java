package org.warta.schemas.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warta.event.Article;

/** What the client makes of each answer of a registry; the real registry is met in the integration tests. */
class SchemaRegistryTest {
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void writesTheIdOfTheRegisteredSchema() {
        answer = "{\"id\":258}";

        byte[] bytes = requireNonNull(serializer("").serialize("news.articles", SampleEvents.article()));

        assertThat(bytes).startsWith(0, 0, 0, 1, 2);
        assertThat(requests).containsExactly("POST /ccompat/subjects/news.articles-value/versions null");
    }

    @Test
    void registersASchemaOnce() {
        answer = "{\"id\":1}";
        EventSerializer<Article> serializer = serializer("");

        serializer.serialize("t", SampleEvents.article());
        serializer.serialize("t", SampleEvents.article());

        assertThat(requests).hasSize(1);
    }

    @Test
    void sendsTheCredentialsOfTheAddress() {
        answer = "{\"id\":1}";

        serializer("user:secret@").serialize("t", SampleEvents.article());

        assertThat(requests).singleElement().asString().endsWith(" Basic dXNlcjpzZWNyZXQ=");
    }

    @Test
    void waitsForARegistryThatFails() {
        status = 503;

        assertThatThrownBy(() -> serializer("").serialize("t", SampleEvents.article()))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("answered 503");
        assertThatThrownBy(() -> deserializer().deserialize("t", new byte[] {0, 0, 0, 0, 9, 1}))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void waitsForARegistryThatIsAway() {
        EventDeserializer<Article> deserializer = deserializer();
        server.stop(0);

        assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 9, 1}))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void givesUpARecordWhoseSchemaNobodyKnows() {
        status = 404;

        assertThatThrownBy(() -> deserializer().deserialize("t", new byte[] {0, 0, 0, 0, 9, 1}))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining("has no schema with id 9");
    }

    @Test
    void saysWhyTheRegistryRefusesASchema() {
        status = 409;
        answer = "incompatible";

        assertThatThrownBy(() -> serializer("").serialize("t", SampleEvents.article()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refuses org.warta.event.Article for subject t-value: 409 incompatible");
    }

    @Test
    void refusesAnAddressThatIsNoUrl() {
        assertThatThrownBy(() -> new EventSerializer<Article>("localhost:8081"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must look like https://host/path");
    }

    private EventSerializer<Article> serializer(String credentials) {
        return new EventSerializer<>(
                "http://" + credentials + "127.0.0.1:" + server.getAddress().getPort() + "/ccompat");
    }

    private EventDeserializer<Article> deserializer() {
        return new EventDeserializer<>(
                Article.class, "http://127.0.0.1:" + server.getAddress().getPort());
    }
}
