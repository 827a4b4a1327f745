package org.warta.enricher.entity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.event.Entity;
import org.warta.event.EntityType;

/** One entity of an article, with its mentions as they come together. */
final class Subject {
    private final EntityType type;
    private final String name;
    private final @Nullable Known known;
    private final List<Mention> mentions = new ArrayList<>();

    /** @param name the fullest form in the article */
    Subject(EntityType type, String name, @Nullable Known known) {
        this.type = type;
        this.name = name;
        this.known = known;
    }

    void add(Mention mention) {
        mentions.add(mention);
    }

    boolean isMentioned() {
        return !mentions.isEmpty();
    }

    /** The entity with its mentions in the order they were added. */
    Entity entity(String language) {
        double confidence =
                mentions.stream().mapToDouble(Mention::confidence).max().orElse(0);
        return new Entity(
                type,
                known == null ? name : known.label(language),
                known == null ? null : known.uri(),
                (float) confidence,
                mentions.stream()
                        .map(mention -> mention.passage().span(mention.from(), mention.to()))
                        .toList(),
                known == null ? List.of() : known.sameAs());
    }
}
