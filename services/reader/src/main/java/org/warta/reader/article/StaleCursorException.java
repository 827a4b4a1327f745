package org.warta.reader.article;

/** A cursor of a change feed that is no more: the database was built anew. Whoever follows starts again without one. */
public final class StaleCursorException extends RuntimeException {
    public StaleCursorException() {
        super("This cursor is of another database. Drop what you have and start again without a cursor.");
    }
}
