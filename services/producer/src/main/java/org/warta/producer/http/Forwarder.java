package org.warta.producer.http;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.warta.producer.push.ArticleJson;
import org.warta.producer.push.Outcome;
import org.warta.producer.push.Submission;
import org.warta.producer.stream.NotOwnerException;
import org.warta.producer.stream.SourceCatalogue;

/**
 * Hands submissions on to the instance that serves their partition, with the token that they came with. Nothing is handed
 * on twice, so nothing goes round in circles.
 */
final class Forwarder {
    static final String FORWARDED = "Warta-Forwarded";
    static final String PAYLOAD = "Warta-Payload";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final SourceCatalogue catalogue;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /** @param patience how long the other instance may take */
    Forwarder(SourceCatalogue catalogue, Duration patience) {
        this.catalogue = catalogue;
        this.patience = patience;
    }

    /** Outcomes in the order of the submissions. */
    CompletableFuture<List<Outcome>> submit(
            int partition, List<Submission> submissions, Sender sender, @Nullable IdempotencyKey key) {
        HttpRequest.Builder request = request(partition, "/api/v1/articles", sender);
        if (request == null) {
            return CompletableFuture.failedFuture(new NotOwnerException(partition));
        }
        request.header(HttpHeaders.CONTENT_TYPE, Formats.NDJSON)
                .POST(HttpRequest.BodyPublishers.ofByteArray(ArticleJson.lines(submissions)));
        if (key != null) {
            request.header(ArticleController.IDEMPOTENCY_KEY, key.header()).header(PAYLOAD, key.payloadDigits());
        }
        return send(request).thenApply(response -> {
            List<Outcome> outcomes = response.statusCode() == OK
                    ? response.body().lines().map(Lines::read).toList()
                    : List.of();
            if (outcomes.size() != submissions.size()) {
                throw new ForwardingException(response.uri() + " answers " + response.statusCode());
            }
            return outcomes;
        });
    }

    /** Empty where the other instance knows no such article. Never fails. */
    CompletableFuture<Optional<Outcome>> retract(int partition, String articleId, Sender sender) {
        HttpRequest.Builder request = request(partition, "/api/v1/articles/" + articleId, sender);
        if (request == null) {
            return CompletableFuture.completedFuture(Optional.of(unreachable()));
        }
        return send(request.DELETE())
                .thenApply(response -> switch (response.statusCode()) {
                    case OK -> Optional.of(Lines.read(response.body()));
                    case NOT_FOUND -> Optional.<Outcome>empty();
                    default -> throw new ForwardingException(response.uri() + " answers " + response.statusCode());
                })
                .exceptionally(failure -> Optional.of(unreachable()));
    }

    private static Outcome unreachable() {
        return Outcome.failed(null, 503, "The instance that has to retract it cannot be reached now. Ask again later");
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(new ForwardingException(String.valueOf(failure))));
    }

    /** Null where there is nobody to ask, or this was asked already. */
    private HttpRequest.@Nullable Builder request(int partition, String path, Sender sender) {
        URI owner = catalogue.owner(partition);
        if (owner == null || sender.forwarded()) {
            return null;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(owner.resolve(path))
                .timeout(patience)
                .header(HttpHeaders.AUTHORIZATION, sender.authorization())
                .header(FORWARDED, "1");
        W3CTraceContextPropagator.getInstance().inject(Context.current(), request, Forwarder::header);
        return request;
    }

    private static void header(HttpRequest.@Nullable Builder request, String name, String value) {
        if (request != null) {
            request.header(name, value);
        }
    }
}
