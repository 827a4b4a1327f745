package org.warta.platform.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The batches that listener threads are working on, one a thread. Safe for use by many threads. */
final class BatchesInHand {
    private final Map<Thread, Long> begun = new HashMap<>();

    /** This thread begins a batch. */
    synchronized void begin() {
        begun.put(Thread.currentThread(), System.nanoTime());
    }

    /** This thread has none any more, if it had one. */
    synchronized void end() {
        begun.remove(Thread.currentThread());
        if (begun.isEmpty()) {
            notifyAll();
        }
    }

    synchronized boolean anyOlderThan(Duration age) {
        long now = System.nanoTime();
        return begun.values().stream().anyMatch(start -> now - start > age.toNanos());
    }

    /** Waits for a moment in which no thread has one, or until the time is up, or the thread is interrupted. */
    synchronized void awaitNone(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        long left = limit.toNanos();
        try {
            while (!begun.isEmpty() && left > 0) {
                // at least a millisecond: zero would be for ever
                wait(left / 1_000_000 + 1);
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
