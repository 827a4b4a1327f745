package org.warta.enricher.entity;

import java.util.List;
import org.warta.enricher.text.Passage;
import org.warta.event.Entity;

/** Finds the entities that an article names. Safe for use by many threads. */
public interface EntityTagger {

    /**
     * The entities of a text in order of their first mention. No two mentions overlap.
     *
     * @param passages headline and body, in reading order
     * @param language primary language of the text, such as {@code id}; {@code und} when not known
     */
    List<Entity> tag(List<Passage> passages, String language);
}
