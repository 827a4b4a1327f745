package org.warta.producer.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How instances share sources and publish.
 *
 * @param group consumer group whose members share the sources, and prefix of their transactional ids; every instance of
 *     an installation has the same one
 * @param sessionTimeout an instance that is silent for this long has lost its sources to the others; at least the
 *     broker's group.min.session.timeout.ms
 * @param transactionTimeout a transaction that is open for this long, because its instance died and no other took over,
 *     is aborted by the broker; until then readers wait behind it
 * @param transactionItems most items in one transaction
 * @param transactionSize size of articles and states at which a transaction is committed; what one poll of a source found
 *     is never divided
 * @param advertisedAddress where the other instances reach this one over HTTP, as in {@code http://producer-1:8081}; where
 *     its server listens unless it is set
 */
@Validated
@ConfigurationProperties("warta.producer.stream")
public record StreamProperties(
        @DefaultValue("warta-producer") @NotBlank String group,
        @DefaultValue("10s") @NotNull Duration sessionTimeout,
        @DefaultValue("30s") @NotNull Duration transactionTimeout,
        @DefaultValue("2000") @Min(1) @Max(10_000) int transactionItems,
        @DefaultValue("8MB") @NotNull DataSize transactionSize,
        @Nullable URI advertisedAddress) {
    public StreamProperties {
        if (sessionTimeout.toMillis() < 1 || transactionTimeout.toMillis() < 1 || transactionSize.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "warta.producer.stream: session-timeout, transaction-timeout and transaction-size must be positive");
        }
    }
}
