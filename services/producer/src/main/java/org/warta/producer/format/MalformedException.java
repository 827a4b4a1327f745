package org.warta.producer.format;

/** The item, or one line of NDJSON, cannot be read at all. */
public final class MalformedException extends Exception {
    private final int line;

    MalformedException(int line, String reason) {
        super(reason);
        this.line = line;
    }

    /** Where, counted from 1. */
    public int line() {
        return line;
    }

    /** What is wrong and what to do about it. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
