package org.warta.reader.index;

/** The index is being built, or cannot be; meanwhile nobody can say what a query finds. */
public final class NotReadyException extends RuntimeException {
    /**
     * @param indexed articles that the index has, of about {@code total}
     * @param stuck whether it does not go on by itself
     */
    public NotReadyException(long indexed, long total, boolean stuck) {
        super(
                stuck
                        ? "Nothing can be found now: the search index waits for what the health of this service names. Try"
                                + " again later."
                        : "The index is being built: it has " + indexed + " of about " + Math.max(indexed, total)
                                + " articles. Try again later.");
    }
}
