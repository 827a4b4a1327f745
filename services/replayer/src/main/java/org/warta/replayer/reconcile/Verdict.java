package org.warta.replayer.reconcile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a record of the log compares with the read store. */
public enum Verdict {
    /** Nothing is stored of the article, and nothing was sent; after a replay: first stored since it began. */
    NEW,
    /** Stored as the record says. */
    SAME,
    /** Stored in an earlier version or with other content; after a replay: stored so since it began. */
    CHANGED,
    /** A later version or enrichment is stored, in which this one has ended. */
    SUPERSEDED,
    /** It was sent, and the store's consumer has not read everything that was. */
    WAITING,
    /** It was sent, the store's consumer has read past it, and it is not stored. */
    LOST;

    /** As reports spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict with this label. */
    public static Optional<Verdict> labelled(String label) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.label().equals(label))
                .findFirst();
    }
}
