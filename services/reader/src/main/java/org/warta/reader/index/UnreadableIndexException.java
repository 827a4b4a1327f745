package org.warta.reader.index;

/** The index's files cannot be used: they are damaged, of another format, or gone. It has to be built anew. */
final class UnreadableIndexException extends Exception {
    UnreadableIndexException(String why, Throwable cause) {
        super(why, cause);
    }
}
