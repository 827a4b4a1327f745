package org.warta.replayer;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.warta.replayer.stream.ReplaySettings;

/**
 * How replays are carried out.
 *
 * @param group group id that the instances of the replayer share; they share the replays by it
 * @param sessionTimeout how long an instance may be silent before the others take its replays over
 * @param maxRunning how many replays an instance carries out at the same time; the others wait
 * @param transactionRecords how many records are written in a transaction at the most
 * @param transactionInterval how long a transaction is open at the most, were it for one record
 * @param enricherGroup group id of the enricher: replays yield when it falls behind on live articles
 * @param consumerGroup group id of the consumer: replays yield when it falls behind on live articles
 * @param yieldLag how many live records may wait before a replay yields
 * @param dryRunRecords how many records a dry run reads at the most; beyond, it estimates
 * @param dryRunTime how long a dry run reads at the most; beyond, it estimates
 */
@Validated
@ConfigurationProperties("warta.replayer")
public record ReplayerProperties(
        @DefaultValue("warta-replayer") @NotBlank String group,
        @DefaultValue("10s") @NotNull Duration sessionTimeout,
        @DefaultValue("2") @Min(1) int maxRunning,
        @DefaultValue("2000") @Min(1) int transactionRecords,
        @DefaultValue("500ms") @NotNull Duration transactionInterval,
        @DefaultValue("warta-enricher") @NotBlank String enricherGroup,
        @DefaultValue("warta-consumer") @NotBlank String consumerGroup,
        @DefaultValue("500") @Min(1) long yieldLag,
        @DefaultValue("200000") @Min(1) long dryRunRecords,
        @DefaultValue("10s") @NotNull Duration dryRunTime) {

    public ReplayerProperties {
        if (sessionTimeout.toMillis() < 1 || transactionInterval.toMillis() < 1 || dryRunTime.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "warta.replayer: session-timeout, transaction-interval and dry-run-time must be positive");
        }
        if (transactionInterval.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("warta.replayer.transaction-interval must be 10s or less: readers of the"
                    + " topic wait behind an open transaction");
        }
    }

    ReplaySettings settings(String instance) {
        return new ReplaySettings(
                group,
                sessionTimeout,
                maxRunning,
                transactionRecords,
                transactionInterval,
                enricherGroup,
                consumerGroup,
                yieldLag,
                dryRunRecords,
                dryRunTime,
                instance);
    }
}
