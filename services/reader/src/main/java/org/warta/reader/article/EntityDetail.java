package org.warta.reader.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entity and the articles that mention it.
 *
 * @param uri what identifies it in the world, usually at Wikidata; null when that is not known
 * @param sameAs further addresses that stand for it
 * @param count articles that mention it
 * @param firstSeen when the oldest of them was published
 * @param lastSeen when the newest of them was published
 * @param coOccurring entities that the same articles mention, the most frequent first
 */
public record EntityDetail(
        UUID id,
        String type,
        String name,
        @Nullable String uri,
        List<String> sameAs,
        long count,
        Instant firstSeen,
        Instant lastSeen,
        Timeline timeline,
        List<EntityCount> coOccurring) {}
