package org.warta.producer.stream;

/** Too much is waiting for a partition of the sources already; nothing was published. */
public final class BusyException extends RuntimeException {
    public BusyException(int partition) {
        super("too much is waiting for partition " + partition + " of the sources");
    }
}
