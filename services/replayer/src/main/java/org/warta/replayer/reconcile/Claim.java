package org.warta.replayer.reconcile;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warta.event.PubStatus;

/**
 * What a record of the log says about an article.
 *
 * @param id of the article
 * @param version of the article
 * @param status its publication status
 * @param contentHash of headline and body
 * @param tagging its enrichment; null in a record of an article that is not enriched yet
 * @param place where the record is
 */
public record Claim(
        UUID id,
        long version,
        PubStatus status,
        String contentHash,
        @Nullable Tagging tagging,
        Place place) {

    /** A record's place in Kafka. */
    public record Place(String topic, int partition, long offset) {}

    boolean canceled() {
        return status == PubStatus.CANCELED;
    }
}
