package org.warta.replayer.reconcile;

import java.time.Instant;
import java.util.Set;

/**
 * What one enrichment found in an article.
 *
 * @param enrichedAt when
 * @param model name and version of what enriched it
 * @param topics codes of media topics
 * @param entities types and names, each as {@code PERSON Kartini}
 */
public record Tagging(Instant enrichedAt, String model, Set<String> topics, Set<String> entities) {
    public Tagging {
        topics = Set.copyOf(topics);
        entities = Set.copyOf(entities);
    }

    boolean findsTheSameAs(Tagging other) {
        return topics.equals(other.topics) && entities.equals(other.entities);
    }

    /** The type of an entity, of {@code PERSON Kartini} PERSON. */
    static String typeOf(String entity) {
        int space = entity.indexOf(' ');
        return space < 0 ? entity : entity.substring(0, space);
    }
}
