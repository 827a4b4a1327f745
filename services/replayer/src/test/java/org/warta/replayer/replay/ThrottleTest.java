package org.warta.replayer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final Throttle throttle = new Throttle(() -> now);

    @Test
    void goesAsFastAsItCanWhereNobodyAskedForARate() {
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(throttle.take()).isZero();
        }
    }

    @Test
    void keepsTheRate() {
        throttle.ask(100L);
        assertThat(takenIn(10)).isCloseTo(1_000, within(10L));

        throttle.ask(7L);
        assertThat(takenIn(10)).isCloseTo(70, within(2L));
    }

    @Test
    void catchesUpLittleAfterAWait() {
        throttle.ask(100L);
        now += 3_600 * SECOND;

        assertThat(takenIn(1)).isLessThanOrEqualTo(110);
    }

    @Test
    void aFasterRateHoldsAtOnce() {
        throttle.ask(1L);
        takenIn(3);

        throttle.ask(1_000L);

        assertThat(takenIn(1)).isGreaterThan(900);
    }

    @Test
    void yieldsByHalvesAndRecovers() {
        throttle.yieldMore(800);
        assertThat(throttle.isYielding()).isTrue();
        assertThat(takenIn(1)).isCloseTo(400, within(25L));
        throttle.yieldMore(400);
        assertThat(takenIn(1)).isCloseTo(200, within(15L));

        for (int i = 0; i < 4; i++) {
            throttle.yieldLess();
        }
        assertThat(throttle.isYielding()).isFalse();
    }

    @Test
    void neverStopsForLiveTraffic() {
        for (int i = 0; i < 100; i++) {
            throttle.yieldMore(5);
        }

        assertThat(takenIn(10)).isCloseTo(100, within(2L));
    }

    private long takenIn(int seconds) {
        long end = now + seconds * SECOND;
        long taken = 0;
        while (now < end) {
            long wait = throttle.take();
            if (wait == 0) {
                taken++;
            } else {
                now += wait;
            }
        }
        return taken;
    }
}
