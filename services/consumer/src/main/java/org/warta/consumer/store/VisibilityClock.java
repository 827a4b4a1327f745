package org.warta.consumer.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after what is due, again and again, on a thread of its own. Without the database it tries on. */
final class VisibilityClock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(VisibilityClock.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "visibility-clock");
        thread.setDaemon(true);
        return thread;
    });
    private final DueArticles articles;
    private boolean failing;

    VisibilityClock(DueArticles articles, Duration interval) {
        this.articles = articles;
        long millis = interval.toMillis();
        var unused = timer.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            int touched = articles.touch();
            if (touched > 0) {
                log.info("{} articles came into view or went out of it", touched);
            }
            if (failing) {
                log.info("embargoes and expiries are looked after again");
            }
            failing = false;
        } catch (RuntimeException failed) {
            if (!failing) {
                log.warn("embargoes and expiries wait for the database: {}", failed.getMessage());
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
