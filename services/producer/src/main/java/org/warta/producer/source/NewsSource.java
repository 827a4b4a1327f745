package org.warta.producer.source;

import java.time.Duration;

/** Somewhere that articles are looked for in at an interval, and looking is quick: a directory. */
public interface NewsSource {
    /** {@code Source.id} of its articles, unless they declare another; unique within the installation. */
    String id();

    /** How long to wait between two looks. */
    Duration interval();

    /** Begins to watch the source. Nothing is remembered of earlier watches: the first look sees every item. */
    Watch watch();

    /** One instance's view of the source, used by one thread. */
    interface Watch extends ItemReader {
        /**
         * Hands over every item that may have changed since the last look, in a stable order.
         *
         * @return whether all of the source was seen; false when items are still being written, for example
         * @throws SourceUnavailableException when the source cannot be looked at now
         */
        boolean look(ItemTaker taker);
    }

    /** Takes items in. */
    interface ItemTaker {
        /**
         * Takes an item, which may or may not have changed.
         *
         * @return false when it could not be settled by itself and is to be handed over at the next look again
         */
        boolean take(Item item);
    }
}
