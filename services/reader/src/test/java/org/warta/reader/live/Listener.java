package org.warta.reader.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that reads Server-Sent Events as the standard says. */
final class Listener implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new ArrayList<>();
    private final Thread reading;
    private String lastEventId = "";
    private int blocks;

    /** @param id that the client has once it has this event */
    record Event(String id, String type, String data) {
        JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }

        String article() {
            return json().path("id").asString();
        }
    }

    Listener(String address, String lastEventId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        assertThat(response.statusCode()).isEqualTo(200);
        reading = new Thread(this::read, "listener");
        reading.setDaemon(true);
        reading.start();
    }

    /** Waits until the client knows where it is. */
    Listener ready() {
        await().until(() -> !lastEventId().isEmpty());
        return this;
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** What came, as {@code type id}. */
    List<String> told() {
        return events().stream()
                .map(event -> event.type() + " " + event.article())
                .toList();
    }

    synchronized String lastEventId() {
        return lastEventId;
    }

    /** How many blocks came, events or not. */
    synchronized int blocks() {
        return blocks;
    }

    boolean isOver() {
        return !reading.isAlive();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String type = "";
            String id = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else if (line.isEmpty()) {
                    add(id, type, data.toString());
                    type = "";
                    data.setLength(0);
                }
            }
        } catch (IOException closed) {
            // by either side
        }
    }

    private synchronized void add(String id, String type, String data) {
        blocks++;
        lastEventId = id;
        if (!data.isEmpty()) {
            events.add(new Event(id, type, data));
        }
    }
}
