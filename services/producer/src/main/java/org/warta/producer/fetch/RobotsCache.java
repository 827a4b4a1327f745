package org.warta.producer.fetch;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The {@code robots.txt} of every origin that was asked lately, each read once however many wait for it. Bounded by memory:
 * when it is full, the origins that are asked least are forgotten and read again.
 */
final class RobotsCache {
    private final AsyncCache<Address, Robots> origins;
    private final Function<Address, CompletableFuture<Robots>> read;

    RobotsCache(RobotsSettings settings, Function<Address, CompletableFuture<Robots>> read) {
        this.read = read;
        this.origins = Caffeine.newBuilder()
                .maximumWeight(settings.cacheBytes())
                .weigher((Address origin, Robots robots) -> robots.bytes())
                .expireAfter(Expiry.creating((Address origin, Robots robots) -> kept(settings, robots)))
                .executor(Runnable::run)
                .buildAsync();
    }

    /** What applies to an address. */
    CompletableFuture<Robots> of(Address address) {
        Address robotsTxt = new Address(address.scheme(), address.host(), address.port(), "/robots.txt");
        return origins.get(robotsTxt, (origin, executor) -> read.apply(origin));
    }

    private static Duration kept(RobotsSettings settings, Robots robots) {
        return robots.refusal() == null ? settings.ttl() : settings.errorTtl();
    }
}
