package org.warta.replayer.deadletter.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How dead letters are shown and redriven.
 *
 * @param indexed how many letters, the latest ones, can be listed; each takes about 400 bytes of memory. Older ones can be
 *     looked at by their address, and redriven
 * @param maxAttempts how often a record is redriven at the most; then it is parked
 * @param dryRunLetters how many letters a dry run looks at, at the most
 * @param dryRunTime how long a dry run takes, at the most
 */
@Validated
@ConfigurationProperties("warta.replayer.dead-letters")
record DeadLetterProperties(
        @DefaultValue("200000") @Min(1) int indexed,
        @DefaultValue("3") @Min(1) int maxAttempts,
        @DefaultValue("100000") @Min(1) int dryRunLetters,
        @DefaultValue("20s") @NotNull Duration dryRunTime) {}
