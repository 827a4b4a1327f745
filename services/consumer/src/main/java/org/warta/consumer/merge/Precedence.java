package org.warta.consumer.merge;

import java.time.Instant;
import java.util.Comparator;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;

/**
 * Which of two articles with the same id is current: the one of the higher version, then a cancellation, then the one
 * enriched later. The database holds the same order in its guard.
 */
public record Precedence(long version, boolean canceled, Instant enrichedAt) implements Comparable<Precedence> {
    private static final Comparator<Precedence> ORDER = Comparator.comparingLong(Precedence::version)
            .thenComparing(Precedence::canceled)
            .thenComparing(Precedence::enrichedAt);

    static Precedence of(EnrichedArticle enriched) {
        return new Precedence(
                enriched.getArticle().getVersion(),
                enriched.getArticle().getPubStatus() == PubStatus.CANCELED,
                enriched.getEnrichment().getEnrichedAt());
    }

    @Override
    public int compareTo(Precedence other) {
        return ORDER.compare(this, other);
    }
}
