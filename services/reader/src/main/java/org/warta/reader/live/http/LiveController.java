package org.warta.reader.live.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.InvalidParameterException;
import org.warta.reader.live.Hub;
import org.warta.reader.live.LiveFilter;
import org.warta.reader.live.Position;
import org.warta.reader.live.Subscriber;
import org.warta.reader.live.stream.LiveProperties;

/**
 * Articles as they come, as <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-Sent
 * Events</a>: {@code article}, an article as lists have it; {@code canceled}, the id of one that must not be shown any
 * more; {@code reset}, when events are lost to the client.
 */
@RestController
final class LiveController {
    static final String LIVE = "/api/v1/live";

    /** For clients that cannot set the header of that name, as a page that goes on where another one was. */
    private static final String LAST_EVENT_ID = "lastEventId";

    private static final List<String> OF_LISTS_ALONE = List.of("sort", "cursor", "limit");

    /** Clients come back after 2 to 5 seconds: not all at once. */
    private static final int LEAST_RETRY_MILLIS = 2_000;

    private static final int MOST_RETRY_MILLIS = 5_000;

    private static final String RETRY_AFTER_SECONDS = "30";

    private final Hub hub;
    private final LiveProperties properties;

    LiveController(Hub hub, LiveProperties properties) {
        this.hub = hub;
        this.properties = properties;
    }

    @GetMapping(path = LIVE, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void live(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        LiveFilter filter = filter(parameters);
        String last = lastEventId == null ? parameters.getFirst(LAST_EVENT_ID) : lastEventId;
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx passes events on at once
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        EventStream stream = new EventStream(properties.recent() + properties.catchUp());
        stream.offer(("retry: " + ThreadLocalRandom.current().nextInt(LEAST_RETRY_MILLIS, MOST_RETRY_MILLIS) + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
        Subscriber subscriber = new Subscriber(stream, filter, seen(last));
        if (!hub.open(subscriber)) {
            throw full();
        }
        try {
            stream.start(
                    request.startAsync(request, response), response.getOutputStream(), () -> hub.leave(subscriber));
        } catch (IOException | RuntimeException failed) {
            hub.leave(subscriber);
            throw failed;
        }
    }

    private static LiveFilter filter(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> filters = new LinkedMultiValueMap<>(parameters);
        filters.remove(LAST_EVENT_ID);
        for (String name : OF_LISTS_ALONE) {
            if (filters.containsKey(name)) {
                throw new InvalidParameterException(
                        name, "Live events have no such parameter: they come as they come.");
            }
        }
        return new LiveFilter(ArticleQuery.of(filters));
    }

    /** Where the client was; a place that cannot be read is one that cannot be found. */
    private static @Nullable Position seen(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return null;
        }
        return Position.of(lastEventId).orElse(Position.NOWHERE);
    }

    private static ErrorResponseException full() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "Too many clients listen already. Try again later.");
        problem.setType(URI.create("urn:warta:problem:unavailable"));
        ErrorResponseException full = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, problem, null);
        full.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return full;
    }
}
