package org.warta.reader.index;

/** The index is being built; meanwhile nobody can say what a query finds. */
public final class NotReadyException extends RuntimeException {
    /** @param indexed articles that the index has, of about {@code total} */
    public NotReadyException(long indexed, long total) {
        super("The index is being built: it has " + indexed + " of about " + Math.max(indexed, total)
                + " articles. Try again later.");
    }
}
