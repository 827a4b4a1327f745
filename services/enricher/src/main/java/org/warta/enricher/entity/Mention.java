package org.warta.enricher.entity;

import org.warta.enricher.text.Passage;
import org.warta.event.EntityType;

/**
 * A stretch of tokens that names an entity.
 *
 * @param from index of the first token
 * @param to index of the token behind the last
 * @param confidence from 0 to 1
 */
record Mention(Passage passage, int from, int to, EntityType type, double confidence) {

    String words() {
        return passage.words(from, to);
    }

    int length() {
        return to - from;
    }

    Mention as(EntityType other) {
        return other == type ? this : new Mention(passage, from, to, other, confidence);
    }
}
