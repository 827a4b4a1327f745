package org.warta.producer.source;

import org.jspecify.annotations.Nullable;

/** Reads items of a source again, to see whether they still are what is remembered of them. */
@FunctionalInterface
public interface ItemReader {
    /** Of a source whose items are each known by the address of their one article, so that no two can quarrel over one. */
    ItemReader NONE = name -> null;

    /** Reads one item again; null when it is gone. */
    @Nullable
    Item read(String name);
}
