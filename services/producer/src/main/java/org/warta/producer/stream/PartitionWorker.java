package org.warta.producer.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that serves the sources of one partition for as long as this instance owns it: after every failure it waits,
 * at first a second and at most half a minute, and begins a new session. Ends by itself only when another instance has
 * taken over.
 */
final class PartitionWorker {
    private static final Logger log = LoggerFactory.getLogger(PartitionWorker.class);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int partition;
    private final Inbox inbox;
    private final Function<Inbox, PartitionSession> sessions;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean fenced;
    private Duration wait = SHORTEST_WAIT;

    PartitionWorker(int partition, Function<Inbox, PartitionSession> sessions) {
        this.partition = partition;
        this.inbox = new Inbox(partition);
        this.sessions = sessions;
        this.thread = new Thread(this::serve, "warta-producer-" + partition);
    }

    void start() {
        thread.start();
    }

    /** What to hand over to the thread. */
    Inbox inbox() {
        return inbox;
    }

    /** Whether another instance has taken over. */
    boolean isFenced() {
        return fenced;
    }

    /** Asks the thread to stop after what it is doing, and fails what waits for it. */
    void stop() {
        stop.countDown();
        inbox.close();
    }

    /** Returns when the thread has stopped, in the midst of whatever takes too long. */
    void awaitStop() {
        try {
            thread.join(PATIENCE.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException hurry) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try {
            while (stop.getCount() > 0 && !fenced) {
                serveOnce();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            inbox.close();
        }
    }

    private void serveOnce() throws InterruptedException {
        try (PartitionSession session = sessions.apply(inbox)) {
            wait = SHORTEST_WAIT;
            session.run();
        } catch (RuntimeException failed) {
            if (stop.getCount() == 0) {
                log.debug("Partition {} of the sources was given up in the midst of work", partition, failed);
            } else if (isFencing(failed)) {
                fenced = true;
                log.warn("Another instance serves partition {} of the sources now: stopping here", partition);
            } else {
                log.warn(
                        "Serving partition {} of the sources failed, nothing is lost; trying again in {} s: {}",
                        partition,
                        wait.toSeconds(),
                        failed.toString());
                log.debug("Cause", failed);
                stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            }
        }
    }

    static boolean isFencing(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }
}
