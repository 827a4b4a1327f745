package org.warta.enricher.stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the enricher reads.
 *
 * @param concurrency threads that read and enrich, from 1; more than there are partitions are idle
 * @param maxBatch articles in one transaction at the most, from 1; it must end within the transaction's time-out
 * @param groupId Kafka consumer group; instances of one group share the articles
 * @param instance name that tells this instance from every other and stays when it restarts, so that it ends what it left
 *     open; by default the host's name and the HTTP port
 */
@ConfigurationProperties("warta.enricher")
record EnricherProperties(
        @DefaultValue("2") int concurrency,
        @DefaultValue("100") int maxBatch,
        @DefaultValue("warta-enricher") String groupId,
        @Nullable String instance) {

    EnricherProperties {
        atLeastOne("concurrency", concurrency);
        atLeastOne("max-batch", maxBatch);
        if (groupId.isBlank()) {
            throw new IllegalArgumentException("warta.enricher.group-id is blank: give the consumer group a name");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("warta.enricher." + name + " is " + value + ", but must be 1 or more");
        }
    }
}
