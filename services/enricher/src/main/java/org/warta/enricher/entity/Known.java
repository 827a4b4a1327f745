package org.warta.enricher.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.event.EntityType;

/**
 * An entity of the vocabulary.
 *
 * @param indonesian its label in Indonesian
 * @param english its label in English
 * @param uri its address: ISO 3166 of a country, GeoNames of another place, Wikidata of an organisation; null when no
 *     openly licensed list tells it for certain
 * @param sameAs further addresses of it
 */
record Known(
        EntityType type,
        String indonesian,
        String english,
        @Nullable String uri,
        List<String> sameAs) {
    /** Keeps a copy. */
    Known {
        sameAs = List.copyOf(sameAs);
    }

    String label(String language) {
        return language.equals("en") ? english : indonesian;
    }
}
