package org.warta.reader.article;

/** What a list is ordered by. */
public enum Sort {
    /** Newest first. */
    TIME,
    /** What answers the words best first; a newer article wins a close race. */
    RANK
}
