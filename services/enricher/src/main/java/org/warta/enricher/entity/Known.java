package org.warta.enricher.entity;

import org.jspecify.annotations.Nullable;
import org.warta.event.EntityType;

/**
 * An entity of the vocabulary.
 *
 * @param indonesian its label in Indonesian
 * @param english its label in English
 * @param uri its ISO 3166 address; null for all but countries
 * @param ambiguous whether the name is an ordinary word too, so that it tells nothing where every word is capitalised
 */
record Known(
        EntityType type,
        String indonesian,
        String english,
        @Nullable String uri,
        boolean ambiguous) {

    String label(String language) {
        return language.equals("en") ? english : indonesian;
    }
}
