package org.warta.consumer.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the consumer reads {@code news.enriched}, and {@code news.enriched.backfill}.
 *
 * @param groupId consumer group; its committed offsets say what is stored, so a read store that is built anew needs a new
 *     one. That of the backfill lane has this name and {@code -backfill}
 * @param concurrency listener threads, each with its own partitions and one database connection
 * @param backfillConcurrency listener threads for the backfill lane, each with one database connection, besides those for
 *     live articles
 * @param backfillMaxBatch articles of the backfill lane in one database transaction at the most; a live one that mentions
 *     the same entities waits until it has ended
 */
@Validated
@ConfigurationProperties("warta.consumer")
record StreamProperties(
        @DefaultValue("warta-consumer") @NotBlank String groupId,
        @DefaultValue("1") @Min(1) int concurrency,
        @DefaultValue("1") @Min(1) int backfillConcurrency,
        @DefaultValue("50") @Min(1) int backfillMaxBatch) {

    String backfillGroupId() {
        return groupId + "-backfill";
    }
}
