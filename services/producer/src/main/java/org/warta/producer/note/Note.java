package org.warta.producer.note;

/**
 * Something that was not as it should be, though no reason to refuse an article.
 *
 * @param kind what was done about it
 * @param text what it was and where, one sentence without a full stop
 */
public record Note(Kind kind, String text) {
    /** What was done. */
    public enum Kind {
        /** It was read as it must have been meant. */
        REPAIRED,
        /** It was left out. */
        DROPPED
    }
}
