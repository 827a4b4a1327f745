package org.warta.replayer.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Measures rates over the last seconds. For one thread. */
public final class PaceMeter {
    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final long SAMPLE_NANOS = 500_000_000L;
    private static final double NANOS = 1e9;

    private final LongSupplier nanoTime;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private double readPerSecond;
    private double sentPerSecond;

    private record Sample(long time, long read, long sent) {}

    /** @param nanoTime as {@link System#nanoTime} */
    public PaceMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Tells how much was read and sent so far. */
    public void measure(long read, long sent) {
        long now = nanoTime.getAsLong();
        Sample last = samples.peekLast();
        if (last == null || now - last.time() >= SAMPLE_NANOS) {
            samples.addLast(new Sample(now, read, sent));
        }
        while (samples.size() > 2 && now - samples.getFirst().time() > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        double seconds = (now - first.time()) / NANOS;
        if (seconds > 0) {
            readPerSecond = (read - first.read()) / seconds;
            sentPerSecond = (sent - first.sent()) / seconds;
        }
    }

    public double readPerSecond() {
        return readPerSecond;
    }

    public double sentPerSecond() {
        return sentPerSecond;
    }
}
