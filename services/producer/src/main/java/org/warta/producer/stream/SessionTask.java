package org.warta.producer.stream;

/** Something to be done by the thread that owns a partition, which waits for it: it must not wait for anything itself. */
@FunctionalInterface
public interface SessionTask<T> {
    /** Does it. What it took before it failed is published all the same. */
    T run(SourceSession session);
}
