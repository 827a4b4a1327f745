package org.warta.reader.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an index needs to know of an article that may be shown.
 *
 * @param topics codes of media topics
 */
public record IndexableArticle(
        UUID id,
        Instant publishedAt,
        @Nullable Instant expires,
        String language,
        String headline,
        @Nullable String summary,
        String body,
        String source,
        List<String> topics,
        List<Entity> entities) {

    /** An entity that the article mentions. */
    public record Entity(UUID id, String type, String name) {}
}
