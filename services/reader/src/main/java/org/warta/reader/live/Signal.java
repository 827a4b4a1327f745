package org.warta.reader.live;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.Standing;

/**
 * What a record of the topic says: there is a new version of an article, or a new enrichment of a version.
 *
 * @param canceled whether it retracts the article
 */
public record Signal(int partition, long offset, UUID id, long version, boolean canceled, Instant enrichedAt) {
    /** Which of two records of an article is current: the store goes by the same order. */
    private static final Comparator<Signal> PRECEDENCE = Comparator.comparingLong(Signal::version)
            .thenComparing(Signal::canceled)
            .thenComparing(Signal::enrichedAt);

    /** Whether the store has this record, or one that takes precedence; null: it has nothing of the article. */
    public boolean isStoredBy(@Nullable Standing standing) {
        return standing != null && compare(standing) <= 0;
    }

    /** Whether the store has this very record. */
    public boolean isCurrentBy(@Nullable Standing standing) {
        return standing != null && compare(standing) == 0;
    }

    /** Whether the article is what this very record brought. */
    public boolean isToldBy(ArticleView article) {
        return !canceled
                && article.version() == version
                && article.enrichment().enrichedAt().equals(enrichedAt);
    }

    private int compare(Standing standing) {
        return PRECEDENCE.compare(
                this,
                new Signal(partition, offset, id, standing.version(), standing.canceled(), standing.enrichedAt()));
    }
}
