package org.warta.producer.stream;

/** This instance does not serve a partition of the sources, or does so no longer; nothing was published. */
public final class NotOwnerException extends RuntimeException {
    private final int partition;

    public NotOwnerException(int partition) {
        super("another instance serves partition " + partition + " of the sources");
        this.partition = partition;
    }

    public int partition() {
        return partition;
    }
}
