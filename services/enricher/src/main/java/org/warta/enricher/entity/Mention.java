package org.warta.enricher.entity;

import org.jspecify.annotations.Nullable;
import org.warta.enricher.text.Passage;
import org.warta.event.EntityType;

/**
 * A stretch of tokens that names an entity.
 *
 * @param from index of the first token
 * @param to index of the token behind the last
 * @param known the entity, where the vocabulary has it; else null
 * @param confidence from 0 to 1
 */
record Mention(
        Passage passage,
        int from,
        int to,
        EntityType type,
        @Nullable Known known,
        double confidence) {

    String words() {
        return passage.words(from, to);
    }

    int length() {
        return to - from;
    }
}
