package org.warta.producer.fetch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs errands: asks an address and where it leads to, each when the turn of its host comes. Holds no turn while it waits for another. */
final class Courier {
    private final HostTurns turns;
    private final Exchange exchange;
    private final Reach reach;

    Courier(HostTurns turns, Exchange exchange, Reach reach) {
        this.turns = turns;
        this.exchange = exchange;
        this.reach = reach;
    }

    /**
     * What is to be fetched, and how.
     *
     * @param validators null for none
     * @param redirects most redirects
     * @param time that all requests together may take
     * @param gate asked before every request: how long its host is to be left alone after it; fails with
     *     {@link FetchException} where the request must not be made
     */
    record Errand(
            @Nullable Validators validators,
            BodyReader.Caps caps,
            int redirects,
            Duration time,
            Function<Address, CompletableFuture<Duration>> gate) {}

    /**
     * How an errand ended.
     *
     * @param answer the last one; null when there is none
     * @param failure why not; null when there is one
     */
    record Arrival(
            Trail trail, @Nullable Answer answer, @Nullable Outcome failure) {}

    /** Runs an errand. What comes back fails only where {@link HostTurns} does. */
    CompletableFuture<Arrival> run(Errand errand, Address address) {
        return go(errand, Trail.from(address, errand.time));
    }

    private CompletableFuture<Arrival> go(Errand errand, Trail trail) {
        return errand.gate
                .apply(trail.address())
                .thenCompose(gap -> turns.take(trail.address().host(), gap, () -> ask(errand, trail)))
                .thenCompose(asked -> asked.next == null
                        ? CompletableFuture.completedFuture(new Arrival(trail, asked.answer, null))
                        : go(errand, asked.next))
                .exceptionally(failure -> new Arrival(trail, null, outcome(failure)));
    }

    /**
     * An address was asked.
     *
     * @param next where the answer leads; null when it leads nowhere
     */
    private record Asked(Answer answer, @Nullable Trail next) {}

    private Asked ask(Errand errand, Trail trail) throws FetchException {
        long start = System.nanoTime();
        Answer answer = exchange.get(trail.address(), errand.validators, errand.caps, trail.left());
        String location = answer.location();
        if (location == null) {
            return new Asked(answer, null);
        }
        Trail next = trail.follow(location, answer.isPermanentRedirect(), errand.redirects, reach);
        return new Asked(answer, next.after(Duration.ofNanos(System.nanoTime() - start)));
    }

    private static Outcome outcome(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof FetchException ended) {
            return ended.outcome();
        }
        throw new CompletionException(cause);
    }
}
