package org.warta.replayer.replay;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How fast a replay may write: as fast as was asked for, and slower while live traffic falls behind. For one thread.
 */
public final class Throttle {
    private static final double NANOS = 1e9;

    /** How much may be caught up after a wait. */
    private static final long BURST_NANOS = 50_000_000;

    /** However far live traffic is behind, a replay goes on at this rate, so that its state is seen to move. */
    private static final double FLOOR = 10;

    private static final double RECOVERY = 1.5;

    private final LongSupplier nanoTime;
    private @Nullable Long asked;
    private double ceiling = Double.POSITIVE_INFINITY;
    private double free;
    private long next;

    /** @param nanoTime as {@link System#nanoTime} */
    public Throttle(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    /** Sets the rate that was asked for, in records a second; null: as fast as it goes. */
    public void ask(@Nullable Long recordsPerSecond) {
        asked = recordsPerSecond;
    }

    /**
     * Live traffic falls behind: half as fast.
     *
     * @param measured records written a second now
     */
    public void yieldMore(double measured) {
        if (!isYielding()) {
            free = Math.max(measured, FLOOR);
            ceiling = free;
        }
        ceiling = Math.max(FLOOR, ceiling / 2);
    }

    /** Live traffic is calm: faster again, and soon as fast as before. */
    public void yieldLess() {
        if (isYielding()) {
            ceiling *= RECOVERY;
            if (ceiling >= free) {
                ceiling = Double.POSITIVE_INFINITY;
            }
        }
    }

    /** Whether it is slower than was asked for. */
    public boolean isYielding() {
        return ceiling != Double.POSITIVE_INFINITY;
    }

    /**
     * Takes the right to write a record, if it is there.
     *
     * @return 0 when it was, or how many nanoseconds it takes until it may be
     */
    public long take() {
        double rate = Math.min(asked == null ? Double.POSITIVE_INFINITY : asked, ceiling);
        if (rate == Double.POSITIVE_INFINITY) {
            next = nanoTime.getAsLong();
            return 0;
        }
        long now = nanoTime.getAsLong();
        // at slow rates a wait of the old rate must not outlive it
        long interval = Math.round(NANOS / rate);
        next = Math.min(Math.max(next, now - BURST_NANOS), now + interval);
        if (next > now) {
            return next - now;
        }
        next += interval;
        return 0;
    }
}
