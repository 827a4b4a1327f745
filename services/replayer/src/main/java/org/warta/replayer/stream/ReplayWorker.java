package org.warta.replayer.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.Replay;

/**
 * A thread that carries out a replay: after every failure it waits, at first a second and at most half a minute, and opens
 * another session. Ends when the replay is put down or done, when it is stopped, or when another instance has taken over.
 */
final class ReplayWorker {
    private static final Logger log = LoggerFactory.getLogger(ReplayWorker.class);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Replay replay;
    private final ReplaySettings settings;
    private final KafkaClients clients;
    private final ReplayLog replays;
    private final LagWatch lag;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean fenced;

    ReplayWorker(Replay replay, ReplaySettings settings, KafkaClients clients, ReplayLog replays, LagWatch lag) {
        this.replay = replay;
        this.settings = settings;
        this.clients = clients;
        this.replays = replays;
        this.lag = lag;
        this.thread = new Thread(this::work, "warta-replay-" + replay.id());
    }

    void start() {
        thread.start();
    }

    Replay replay() {
        return replay;
    }

    boolean isDone() {
        return !thread.isAlive();
    }

    /** Whether another instance has taken over. */
    boolean isFenced() {
        return fenced;
    }

    /** Asks it to commit what it has done and to end. */
    void stop() {
        stop.countDown();
    }

    /** Returns when it has ended, in the midst of whatever takes too long. */
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

    private void work() {
        Duration wait = SHORTEST_WAIT;
        String reason = null;
        try (Admin admin = clients.admin()) {
            while (stop.getCount() > 0) {
                try {
                    session(admin, reason);
                    return;
                } catch (ReplayFailedException forGood) {
                    reason = forGood.getMessage();
                } catch (RuntimeException failed) {
                    if (isFencing(failed)) {
                        fenced = true;
                        log.info("Another instance carries replay {} out now", replay.id());
                        return;
                    }
                    log.warn(
                            "Replay {} was interrupted, nothing is lost; going on in {} s: {}",
                            replay.id(),
                            wait.toSeconds(),
                            failed.toString());
                    log.debug("Cause", failed);
                    if (stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void session(Admin admin, @Nullable String reason) throws InterruptedException {
        try (ReplaySession session = ReplaySession.open(replay, settings, clients, replays, lag, admin, stop)) {
            if (reason == null) {
                session.run();
            } else {
                session.fail(reason);
            }
        }
    }

    private static boolean isFencing(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }
}
