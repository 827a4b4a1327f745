package org.warta.producer.stream;

import org.jspecify.annotations.Nullable;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceState;
import org.warta.producer.intake.Decision;
import org.warta.producer.source.Item;

/** What the owner of a partition of {@code news.sources} can do. For use within a {@link SessionTask} only. */
public interface SourceSession {
    /** What a source is; null when it is not known. Not null for one that is paused. */
    @Nullable
    SourceDefinition definition(String sourceId);

    /**
     * Decides about an article that was submitted to a source, and adds what was decided to the next transaction. A source
     * that is not known becomes one that articles are submitted to.
     *
     * @param item named by {@link org.warta.producer.intake.Identity#itemName} of the uri of its only article
     * @throws IllegalArgumentException when the source is not in this partition, or is one that nothing is submitted to
     */
    Decision take(String sourceId, Item item);

    /** What is remembered of an item of a source that articles are submitted to; null when nothing is. */
    @Nullable
    SourceState state(String sourceId, String item);
}
