package org.warta.producer.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How articles are taken in over HTTP.
 *
 * @param source name under which what was submitted is remembered in {@code news.sources}; the same for every instance,
 *     and never to be changed, or everything submitted would be forgotten
 * @param maxArticleSize most of one article as it comes
 * @param maxRequestSize most of one request's body
 * @param maxArticles most articles in one request
 * @param maxRequests most requests that are worked on at once; more are asked to come back
 * @param articlesPerSecond most articles a second of one token, on one instance; null for as many as are taken. A request
 *     with many is slowed down to it, others are asked to come back
 * @param requestTimeout time that one request may take
 * @param answerTimeout how long Kafka may take to confirm an article before its sender is told to send it again
 * @param idempotencyTtl how long an Idempotency-Key is remembered
 */
@Validated
@ConfigurationProperties("warta.producer.http")
public record HttpProperties(
        @DefaultValue("http") @NotNull @Pattern(regexp = "[a-z0-9_-]{1,32}")
        String source,

        @DefaultValue("1MB") @NotNull DataSize maxArticleSize,
        @DefaultValue("256MB") @NotNull DataSize maxRequestSize,
        @DefaultValue("100000") @Min(1) int maxArticles,
        @DefaultValue("12") @Min(1) @Max(1000) int maxRequests,
        @Nullable @Min(1) Integer articlesPerSecond,
        @DefaultValue("10m") @NotNull Duration requestTimeout,
        @DefaultValue("20s") @NotNull Duration answerTimeout,
        @DefaultValue("24h") @NotNull Duration idempotencyTtl) {
    public HttpProperties {
        if (maxArticleSize.toBytes() < 1
                || maxArticleSize.toBytes() > DataSize.ofMegabytes(64).toBytes()) {
            throw new IllegalArgumentException("warta.producer.http.max-article-size must be 1 byte to 64 MB");
        }
        if (requestTimeout.toMillis() < 1 || answerTimeout.toMillis() < 1 || idempotencyTtl.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "warta.producer.http: request-timeout, answer-timeout and idempotency-ttl must be positive");
        }
    }

    int mostArticleBytes() {
        return Math.toIntExact(maxArticleSize.toBytes());
    }
}
