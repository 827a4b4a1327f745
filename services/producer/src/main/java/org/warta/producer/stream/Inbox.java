package org.warta.producer.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What others hand to the thread that serves a partition. Outlives its sessions: what one that failed has not begun, the
 * next one does. For many threads that hand over and one that takes out.
 */
final class Inbox {
    static final int MOST_TASKS = 256;

    /** Each may hold all articles of a feed. */
    private static final int MOST_ANSWERS = 16;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final int partition;
    private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Semaphore tasks = new Semaphore(MOST_TASKS);
    private final Semaphore answers = new Semaphore(MOST_ANSWERS);
    private volatile boolean closed;

    /** Something handed over. */
    abstract static class Message {
        abstract void run(PartitionSession session);

        /** It will not be run, or what it did is lost. */
        void fail(RuntimeException cause) {}

        /** It was taken out. */
        void taken() {}
    }

    Inbox(int partition) {
        this.partition = partition;
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Hands over a task.
     *
     * @return completed when what it took is committed. It fails where that is not known either, with whatever the cause is
     */
    <T> CompletableFuture<T> submit(SessionTask<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        if (!tasks.tryAcquire()) {
            return CompletableFuture.failedFuture(new BusyException(partition));
        }
        put(new Message() {
            @Override
            void run(PartitionSession session) {
                try {
                    T done = task.run(session);
                    session.afterCommit(() -> result.complete(done), result::completeExceptionally);
                } catch (RuntimeException failed) {
                    session.afterCommit(() -> result.completeExceptionally(failed), result::completeExceptionally);
                }
            }

            @Override
            void fail(RuntimeException cause) {
                result.completeExceptionally(cause);
            }

            @Override
            void taken() {
                tasks.release();
            }
        });
        return result;
    }

    /** Hands over something large: waits while there is much of that. */
    void deliver(Consumer<PartitionSession> message) {
        try {
            while (!answers.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (closed) {
                    return;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        }
        put(message(message, answers::release));
    }

    /** Hands over something small. */
    void post(Consumer<PartitionSession> message) {
        put(message(message, () -> {}));
    }

    /** The next message, waited for; null when there is none. */
    @Nullable
    Message next(Duration patience) throws InterruptedException {
        Message message = messages.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (message != null) {
            message.taken();
        }
        return message;
    }

    /** Takes nothing any more, and fails what waits; whoever is taking out notices once its patience ends. */
    void close() {
        closed = true;
        failWaiting();
    }

    private void put(Message message) {
        messages.add(message);
        if (closed) {
            failWaiting();
        }
    }

    private void failWaiting() {
        for (Message message = messages.poll(); message != null; message = messages.poll()) {
            message.taken();
            message.fail(new NotOwnerException(partition));
        }
    }

    private static Message message(Consumer<PartitionSession> message, Runnable taken) {
        return new Message() {
            @Override
            void run(PartitionSession session) {
                message.accept(session);
            }

            @Override
            void taken() {
                taken.run();
            }
        };
    }
}
