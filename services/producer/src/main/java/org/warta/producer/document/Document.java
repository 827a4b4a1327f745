package org.warta.producer.document;

import org.jspecify.annotations.Nullable;
import org.warta.producer.feed.Feed;
import org.warta.producer.format.Reading;

/**
 * What bytes turned out to be.
 *
 * @param kind their format
 * @param reading the articles in them
 * @param feed what the feed says of itself; null where they are none
 */
public record Document(
        DocumentKind kind, Reading reading, @Nullable Feed feed) {
    public Document(DocumentKind kind, Reading reading) {
        this(kind, reading, null);
    }
}
