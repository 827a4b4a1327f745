package org.warta.replayer.reconcile;

import java.time.Instant;
import org.warta.event.PubStatus;

/**
 * What the read store has of an article.
 *
 * @param version the current one
 * @param status its publication status
 * @param contentHash of headline and body
 * @param tagging its enrichment
 * @param storedAt when the current version and enrichment were stored, by the database's clock
 * @param firstStoredAt when the store first heard of the article, by the same clock
 */
public record Stored(
        long version, PubStatus status, String contentHash, Tagging tagging, Instant storedAt, Instant firstStoredAt) {

    boolean canceled() {
        return status == PubStatus.CANCELED;
    }
}
