package org.warta.producer.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.warta.producer.push.Outcome;

/** What this instance answered to requests with an Idempotency-Key, word for word. For many threads. */
final class Replies {
    private static final int MOST_KEYS = 100_000;

    private final Cache<String, Reply> replies;

    private record Reply(ByteBuffer payload, CompletableFuture<Outcome> outcome) {}

    Replies(Duration ttl, Ticker ticker) {
        this.replies = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(ttl)
                .ticker(ticker)
                .build();
    }

    /**
     * The outcome that the key had, or that it has now. Only what was accepted, or unchanged, is remembered: the rest may
     * be sent again under the same key.
     *
     * @throws ProblemException when the key came with another payload, or is being worked on
     */
    Outcome once(IdempotencyKey key, Supplier<Outcome> work) {
        Reply mine = new Reply(key.payload(), new CompletableFuture<>());
        Reply first = replies.asMap().putIfAbsent(key.item(), mine);
        if (first != null) {
            if (!first.payload.equals(key.payload())) {
                throw ProblemException.keyReused("Refused: " + Submitter.KEY_REUSED + ".");
            }
            Outcome known = first.outcome.getNow(null);
            if (known == null) {
                throw ProblemException.keyInUse("A request with this Idempotency-Key is being worked on. Ask again.");
            }
            return known;
        }
        boolean done = false;
        try {
            Outcome outcome = work.get();
            done = outcome.result() == Outcome.Result.ACCEPTED || outcome.result() == Outcome.Result.UNCHANGED;
            mine.outcome.complete(outcome);
            return outcome;
        } finally {
            if (!done) {
                replies.asMap().remove(key.item(), mine);
            }
        }
    }
}
