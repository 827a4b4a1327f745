package org.warta.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureLimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final FailureLimit limit = new FailureLimit(2, nanos::get);

    @Test
    void isReachedByFailuresOfOneAddress() {
        limit.failed("192.0.2.1");
        limit.failed("192.0.2.2");
        assertThat(limit.isReached("192.0.2.1")).isFalse();

        limit.failed("192.0.2.1");

        assertThat(limit.isReached("192.0.2.1")).isTrue();
        assertThat(limit.isReached("192.0.2.2")).isFalse();
    }

    @Test
    void takesANetworkOfIpv6AsOne() {
        limit.failed("2001:db8::1");
        limit.failed("2001:db8::2");

        assertThat(limit.isReached("2001:db8::3")).isTrue();
        assertThat(limit.isReached("2001:db8:0:1::1")).isFalse();
    }

    @Test
    void forgetsAMinuteAfterTheFirst() {
        limit.failed("192.0.2.1");
        nanos.addAndGet(FailureLimit.PERIOD.toNanos() - 1);
        limit.failed("192.0.2.1");
        assertThat(limit.isReached("192.0.2.1")).isTrue();

        nanos.addAndGet(1);

        assertThat(limit.isReached("192.0.2.1")).isFalse();
    }
}
