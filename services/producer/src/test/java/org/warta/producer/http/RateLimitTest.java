package org.warta.producer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(10, nanos::get);

    @Test
    void letsASecondsWorthThroughAtOnce() {
        limit.take("wire", 10);
        assertThat(limit.wait("wire")).isZero();

        limit.take("wire", 5);

        assertThat(limit.wait("wire")).isEqualTo(Duration.ofMillis(500));
        assertThat(limit.wait("other")).isZero();
    }

    @Test
    void forgetsWithTime() {
        limit.take("wire", 20);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limit.wait("wire")).isZero();

        nanos.addAndGet(Duration.ofHours(1).toNanos());
        limit.take("wire", 20);

        assertThat(limit.wait("wire")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void knowsNoLimitWhereNoneIsSet() {
        RateLimit none = new RateLimit(null, nanos::get);
        none.take("wire", 1_000_000);

        assertThat(none.wait("wire")).isZero();
    }
}
