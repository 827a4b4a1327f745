package org.warta.enricher.stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the enricher reads.
 *
 * @param concurrency threads that read and enrich, from 1; more than there are partitions are idle
 * @param maxBatch articles in one transaction at the most, from 1; it must end within the transaction's time-out
 * @param backfillConcurrency threads that read and enrich articles of the backfill lane, from 1, besides those for live
 *     ones
 * @param backfillMaxBatch articles of the backfill lane in one transaction at the most, from 1; live articles may have to
 *     share the processor with one such batch a thread
 * @param groupId Kafka consumer group; instances of one group share the articles. That of the backfill lane has this name
 *     and {@code -backfill}
 * @param instance name that tells this instance from every other and stays when it restarts, so that it ends what it left
 *     open; by default the host's name and the HTTP port
 */
@ConfigurationProperties("warta.enricher")
record EnricherProperties(
        @DefaultValue("2") int concurrency,
        @DefaultValue("100") int maxBatch,
        @DefaultValue("1") int backfillConcurrency,
        @DefaultValue("20") int backfillMaxBatch,
        @DefaultValue("warta-enricher") String groupId,
        @Nullable String instance) {

    EnricherProperties {
        atLeastOne("concurrency", concurrency);
        atLeastOne("max-batch", maxBatch);
        atLeastOne("backfill-concurrency", backfillConcurrency);
        atLeastOne("backfill-max-batch", backfillMaxBatch);
        if (groupId.isBlank()) {
            throw new IllegalArgumentException("warta.enricher.group-id is blank: give the consumer group a name");
        }
    }

    int concurrency(Lane lane) {
        return lane == Lane.BACKFILL ? backfillConcurrency : concurrency;
    }

    int maxBatch(Lane lane) {
        return lane == Lane.BACKFILL ? backfillMaxBatch : maxBatch;
    }

    /** The consumer group of this lane. */
    String groupId(Lane lane) {
        return groupId + lane.suffix();
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("warta.enricher." + name + " is " + value + ", but must be 1 or more");
        }
    }
}
