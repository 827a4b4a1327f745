package org.warta.producer.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A fetcher for tests: every host is on loopback, nothing is guarded but what a test guards, bounds are tight. */
final class Fetching implements AutoCloseable {
    static final int WIRE_BYTES = 1 << 20;
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T07:00:00Z"), ZoneOffset.UTC);
    static final HostNames LOOPBACK = host -> List.of(InetAddress.getLoopbackAddress());

    private static final FetchSettings SETTINGS = new FetchSettings(
            "Warta/test (+https://example.org/about)",
            8,
            Duration.ZERO,
            new Reach(false, Set.of(), Set.of(), false, null),
            new Limits(
                    Duration.ofSeconds(5),
                    Duration.ofMillis(700),
                    Duration.ofSeconds(2),
                    WIRE_BYTES,
                    8L * WIRE_BYTES,
                    100,
                    5),
            new RobotsSettings(
                    true, Duration.ofDays(1), Duration.ofDays(1), 512 * 1024, Duration.ofSeconds(30), 1 << 20));

    private final Fetcher fetcher;

    Fetching() {
        this(settings -> settings);
    }

    Fetching(UnaryOperator<FetchSettings> change) {
        this(change, LOOPBACK);
    }

    Fetching(UnaryOperator<FetchSettings> change, HostNames names) {
        fetcher = new Fetcher(change.apply(SETTINGS), names, CLOCK);
    }

    static FetchSettings reach(FetchSettings settings, UnaryOperator<Reach> change) {
        return new FetchSettings(
                settings.userAgent(),
                settings.threads(),
                settings.hostGap(),
                change.apply(settings.reach()),
                settings.limits(),
                settings.robots());
    }

    static FetchSettings robots(FetchSettings settings, UnaryOperator<RobotsSettings> change) {
        return new FetchSettings(
                settings.userAgent(),
                settings.threads(),
                settings.hostGap(),
                settings.reach(),
                settings.limits(),
                change.apply(settings.robots()));
    }

    Fetcher fetcher() {
        return fetcher;
    }

    Fetched fetch(URI address) {
        return fetch(address, null);
    }

    Fetched fetch(URI address, Validators validators) {
        try {
            return fetcher.fetch(address, validators).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(address + " was not fetched", e);
        }
    }

    byte[] content(URI address) {
        Outcome outcome = fetch(address).outcome();
        if (outcome instanceof Outcome.Fresh fresh) {
            return fresh.content().bytes();
        }
        throw new AssertionError(outcome.toString());
    }

    String failure(URI address) {
        Outcome outcome = fetch(address).outcome();
        if (outcome instanceof Outcome.Failed failed) {
            return failed.reason();
        }
        throw new AssertionError(outcome.toString());
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
