package org.warta.reader.live.stream;

import java.time.Duration;

/** Says when it is time again. */
final class Timer {
    private final long periodNanos;
    private long since = System.nanoTime();

    Timer(Duration period) {
        this.periodNanos = period.toNanos();
    }

    /** Whether the period is over; the next one begins when it is. */
    boolean isOver() {
        long now = System.nanoTime();
        if (now - since < periodNanos) {
            return false;
        }
        since = now;
        return true;
    }
}
