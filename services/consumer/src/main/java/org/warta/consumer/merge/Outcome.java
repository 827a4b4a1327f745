package org.warta.consumer.merge;

/** What became of an article that arrived. */
public enum Outcome {
    /** It is the current version now. */
    STORED,
    /** It is the current version now, a cancellation: no text of this or an older version is left. */
    CANCELED,
    /** A newer version or enrichment is current; the version is in the history. */
    OUTDATED,
    /** The very same article was here already. */
    DUPLICATE
}
