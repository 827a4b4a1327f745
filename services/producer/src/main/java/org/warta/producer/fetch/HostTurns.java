package org.warta.producer.fetch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests to one host take turns: one at a time, with a gap after each, in the order in which they came. A host is
 * known only while it has a request running or waiting or its gap lasts, and waiting takes no thread.
 */
final class HostTurns implements AutoCloseable {
    /** Those who wait, by host; a host without an entry is free. Queues are touched within {@code compute} only. */
    private final Map<String, Deque<Turn>> waiting = new ConcurrentHashMap<>();

    private final Executor workers;
    private final ScheduledExecutorService timer;
    private volatile boolean closed;

    HostTurns(Executor workers, ScheduledExecutorService timer) {
        this.workers = workers;
        this.timer = timer;
    }

    /**
     * Runs a task on a worker when its turn comes.
     *
     * @param gap time after it in which its host is left alone
     * @return what the task returns or throws; {@link RejectedExecutionException} when this was closed before
     */
    <T> CompletableFuture<T> take(String host, Duration gap, Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Turn turn = new Turn(() -> run(host, gap, task, result), result);
        AtomicReference<Turn> first = new AtomicReference<>();
        waiting.compute(host, (name, queue) -> {
            if (queue == null) {
                first.set(turn);
                return new ArrayDeque<>();
            }
            queue.add(turn);
            return queue;
        });
        start(host, first.get());
        if (closed) {
            close();
        }
        return result;
    }

    /** How many hosts are not free. */
    int size() {
        return waiting.size();
    }

    /** Rejects all who wait; the running ones end. */
    @Override
    public void close() {
        closed = true;
        for (String host : List.copyOf(waiting.keySet())) {
            for (Turn turn = next(host); turn != null; turn = next(host)) {
                turn.result().completeExceptionally(new RejectedExecutionException("closed"));
            }
        }
    }

    private record Turn(Runnable task, CompletableFuture<?> result) {}

    private <T> void run(String host, Duration gap, Callable<T> task, CompletableFuture<T> result) {
        try {
            T value = task.call();
            rest(host, gap);
            result.complete(value);
        } catch (Throwable failure) {
            rest(host, gap);
            result.completeExceptionally(failure);
        }
    }

    private void rest(String host, Duration gap) {
        if (gap.isZero() || closed) {
            start(host, next(host));
            return;
        }
        Future<?> unused = timer.schedule(() -> start(host, next(host)), gap.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next turn of a host, whose last one is over; null when there is none, and the host is free. */
    private @Nullable Turn next(String host) {
        AtomicReference<Turn> next = new AtomicReference<>();
        waiting.computeIfPresent(host, (name, queue) -> {
            next.set(queue.poll());
            return next.get() == null ? null : queue;
        });
        return next.get();
    }

    /** Starts a turn. Outside of {@code compute}, since who is rejected may come again at once. */
    private void start(String host, @Nullable Turn first) {
        for (Turn turn = first; turn != null; turn = next(host)) {
            try {
                workers.execute(turn.task());
                return;
            } catch (RejectedExecutionException stopped) {
                turn.result().completeExceptionally(stopped);
            }
        }
    }
}
