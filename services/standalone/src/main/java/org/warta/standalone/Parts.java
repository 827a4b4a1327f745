package org.warta.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, and how it stops: in reverse, whatever the moment, each part once. */
final class Parts {
    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    /** Nothing is stopped while something is still starting, which would leave a half; that takes no longer than this. */
    private static final Duration STARTING = Duration.ofSeconds(30);

    /** A part that has failed must not keep the process from ending; the services allow themselves 20 s. */
    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final Thread starter;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private volatile boolean stopping;
    private volatile boolean failed;

    /** @param starter the thread that starts parts; interrupted and waited for when all has to stop */
    Parts(Thread starter) {
        this.starter = starter;
    }

    synchronized <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    boolean isStopping() {
        return stopping;
    }

    /** The starter has given up and is about to end the process itself. */
    void failed() {
        failed = true;
    }

    /** Stops all parts. To be called by the shutdown hook. */
    void stop() {
        stopping = true;
        if (!failed) {
            starter.interrupt();
            try {
                starter.join(STARTING.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        stopStarted();
    }

    private synchronized void stopStarted() {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            Thread closing = new Thread(() -> close(part), "stop-part");
            closing.setDaemon(true);
            closing.start();
            try {
                closing.join(STOPPING.toMillis());
                if (closing.isAlive()) {
                    log.error("{} does not stop within {} s: going on without", part, STOPPING.toSeconds());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) { // the others have to stop all the same
            log.error("{} did not stop cleanly", part, e);
        }
    }
}
