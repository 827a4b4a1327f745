package org.warta.producer.fetch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.warta.producer.fetch.Courier.Arrival;
import org.warta.producer.fetch.Courier.Errand;

/**
 * Fetches. Any number of fetches may be asked for at once: each waits, without a thread, for the turn of its host, and
 * then for one of the workers. For many threads.
 */
public final class Fetcher implements AutoCloseable {
    /** As many as RFC 9309 asks for. */
    private static final int ROBOTS_REDIRECTS = 5;

    private final FetchSettings settings;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor timer;
    private final ThreadPoolExecutor workers;
    private final HostTurns turns;
    private final TimedNames names;
    private final Exchange exchange;
    private final RobotsCache robots;
    private final Courier courier;

    /** A fetcher that looks host names up as the operating system does. */
    public Fetcher(FetchSettings settings) {
        this(settings, HostNames.SYSTEM, Clock.systemUTC());
    }

    public Fetcher(FetchSettings settings, HostNames names, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(1, threads("fetch-timer"));
        timer.setRemoveOnCancelPolicy(true);
        this.workers = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads("fetch"));
        workers.allowCoreThreadTimeOut(true);
        this.turns = new HostTurns(workers, timer);
        this.names = new TimedNames(names, settings.threads(), settings.limits().connect(), threads("fetch-names"));
        this.exchange = new Exchange(settings, this.names, timer);
        this.courier = new Courier(turns, exchange, settings.reach());
        this.robots = new RobotsCache(settings.robots(), this::readRobots);
    }

    /**
     * Fetches the content of an address, where it has changed.
     *
     * @param validators of the last time; null for none
     * @return how it ended. Fails only with {@link java.util.concurrent.RejectedExecutionException}, when this is closed.
     *     Completed by a worker, so whoever goes on with more than a glance does so on a thread of its own
     */
    public CompletableFuture<Fetched> fetch(URI address, @Nullable Validators validators) {
        Limits limits = settings.limits();
        BodyReader.Caps caps = new BodyReader.Caps(limits.wireBytes(), limits.bodyBytes(), limits.ratio(), false);
        try {
            return courier.run(
                            new Errand(validators, caps, limits.redirects(), limits.total(), this::gap),
                            Address.parse(address.toString()))
                    .thenApply(arrival -> {
                        Outcome outcome = outcome(arrival, validators);
                        URI end = arrival.trail().address().uri();
                        boolean there = outcome instanceof Outcome.Fresh || outcome instanceof Outcome.NotModified;
                        return new Fetched(end, there && arrival.trail().isMoved() ? end : null, outcome);
                    });
        } catch (FetchException refused) {
            return CompletableFuture.completedFuture(new Fetched(address, null, refused.outcome()));
        }
    }

    /** Fails all who wait and ends the requests that run. */
    @Override
    public void close() {
        workers.shutdown();
        turns.close();
        timer.shutdownNow();
        exchange.close();
        names.close();
    }

    /** How long a host wants to be left alone after a request, if it allows it. */
    private CompletableFuture<Duration> gap(Address address) {
        if (!settings.robots().obeyed()) {
            return CompletableFuture.completedFuture(settings.hostGap());
        }
        return robots.of(address).thenCompose(rules -> {
            try {
                rules.permit(address);
            } catch (FetchException refused) {
                return CompletableFuture.failedFuture(refused);
            }
            Duration delay = rules.delay(settings.robots().maxDelay());
            return CompletableFuture.completedFuture(
                    delay.compareTo(settings.hostGap()) > 0 ? delay : settings.hostGap());
        });
    }

    private CompletableFuture<Robots> readRobots(Address robotsTxt) {
        int size = settings.robots().maxBytes();
        Errand errand = new Errand(
                null,
                new BodyReader.Caps(size, size, settings.limits().ratio(), true),
                ROBOTS_REDIRECTS,
                settings.limits().total(),
                address -> CompletableFuture.completedFuture(settings.hostGap()));
        return courier.run(errand, robotsTxt)
                .thenApply(arrival -> Robots.of(robotsTxt, arrival.answer(), outcome(arrival, null)));
    }

    private Outcome outcome(Arrival arrival, @Nullable Validators asked) {
        if (arrival.failure() != null) {
            return arrival.failure();
        }
        return Objects.requireNonNull(arrival.answer()).outcome(arrival.trail().address(), asked, clock);
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
