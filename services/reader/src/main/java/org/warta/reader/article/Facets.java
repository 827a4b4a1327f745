package org.warta.reader.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the articles that a query finds spread. Counts are exact; each list holds the most frequent values, the highest
 * count first, except for the days.
 *
 * @param total how many articles the query finds
 * @param topics media topics, an article counting for its own ones and for those above
 * @param sources ids of sources, labelled with their names
 * @param languages BCP 47 tags
 * @param days the latest days in UTC that have articles, such as 2026-11-23, newest first
 */
public record Facets(
        long total,
        List<TopicCount> topics,
        List<EntityCount> entities,
        List<Bucket> sources,
        List<Bucket> languages,
        List<Bucket> days) {

    /**
     * A value and how many articles have it.
     *
     * @param label how people call it; null where the value says it all
     */
    public record Bucket(String value, @Nullable String label, long count) {}
}
