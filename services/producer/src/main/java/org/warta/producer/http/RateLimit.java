package org.warta.producer.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How many articles each token may send a second, a second's worth of them at once. For many threads. */
final class RateLimit {
    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_TOKENS = 10_000;

    private final @Nullable Integer perSecond;
    private final LongSupplier nanoTime;
    private final Cache<String, Turn> turns =
            Caffeine.newBuilder().maximumSize(MOST_TOKENS).build();

    /** When the articles that were let through so far are paid for. */
    private static final class Turn {
        private long paidNanos;

        Turn(long now) {
            this.paidNanos = now - SECOND_NANOS;
        }

        synchronized long waitNanos(long now) {
            return Math.max(0, paidNanos - now);
        }

        synchronized void take(long now, long costNanos) {
            paidNanos = Math.max(paidNanos, now - SECOND_NANOS) + costNanos;
        }
    }

    /** @param perSecond null for no limit */
    RateLimit(@Nullable Integer perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** How long a token is to wait before its next article. */
    Duration wait(String token) {
        return perSecond == null ? Duration.ZERO : Duration.ofNanos(turn(token).waitNanos(nanoTime.getAsLong()));
    }

    /** Lets articles through, also more than there was room for: the next wait for it. */
    void take(String token, int articles) {
        if (perSecond != null) {
            turn(token).take(nanoTime.getAsLong(), articles * SECOND_NANOS / perSecond);
        }
    }

    private Turn turn(String token) {
        return turns.get(token, none -> new Turn(nanoTime.getAsLong()));
    }
}
