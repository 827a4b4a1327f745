package org.warta.producer.document;

/** What is too large to be read. */
public final class Limits {
    /** Bytes of one document, unpacked. */
    public static final int MAX_DOCUMENT_BYTES = 32 * 1024 * 1024;

    /** How many times larger than packed bytes may become, once they are more than {@link #RATIO_FROM_BYTES}. */
    public static final int MAX_RATIO = 200;

    public static final int RATIO_FROM_BYTES = 1024 * 1024;

    private Limits() {}
}
