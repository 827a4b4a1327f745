package org.warta.reader.live;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleView;

/**
 * What clients are told of an article.
 *
 * @param partition where its record is; {@value #RELEASE} for an article whose embargo has ended, which has none
 * @param article what may be shown; null: the article must not be shown any more
 * @param position what whoever has seen this event and all before it has seen
 * @param data JSON of one line
 */
public record LiveEvent(
        int partition, long offset, UUID id, @Nullable ArticleView article, Position position, String data) {
    public static final int RELEASE = -1;

    /** Whether a client at this position has been sent this event. */
    boolean isSeenAt(Position client) {
        Instant embargo = article == null ? null : article.embargoedUntil();
        return (partition == RELEASE || offset < client.offset(partition))
                && (embargo == null || client.hasReleased(embargo, id));
    }

    /** Whether both are the same version of the same article with the same enrichment, or both say that it is gone. */
    public boolean tellsTheSameAs(LiveEvent other) {
        ArticleView mine = article;
        ArticleView others = other.article;
        if (mine == null || others == null) {
            return mine == null && others == null && id.equals(other.id);
        }
        return id.equals(other.id)
                && mine.version() == others.version()
                && mine.enrichment().enrichedAt().equals(others.enrichment().enrichedAt());
    }

    boolean isExpired(Instant now) {
        return article != null
                && article.expires() != null
                && !article.expires().isAfter(now);
    }
}
