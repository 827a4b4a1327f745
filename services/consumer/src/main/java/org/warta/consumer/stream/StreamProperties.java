package org.warta.consumer.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the consumer reads {@code news.enriched}.
 *
 * @param groupId consumer group; its committed offsets say what is stored, so a read store that is built anew needs a new
 *     one
 * @param concurrency listener threads, each with its own partitions and one database connection
 */
@Validated
@ConfigurationProperties("warta.consumer")
record StreamProperties(
        @DefaultValue("warta-consumer") @NotBlank String groupId,
        @DefaultValue("1") @Min(1) int concurrency) {}
