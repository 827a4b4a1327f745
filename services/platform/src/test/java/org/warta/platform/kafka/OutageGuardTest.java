package org.warta.platform.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutageGuardTest {
    private final OutageGuard guard = new OutageGuard();

    @Test
    void toleratesNineteenFailuresInARow() {
        assertThatCode(() -> fail(19, new IllegalStateException())).doesNotThrowAnyException();
    }

    @Test
    void callsTwentyFailuresInARowAnOutage() {
        fail(19, new IllegalStateException());

        assertThatThrownBy(() -> fail(1, new IllegalStateException("boom")))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("20 of the last 20 records failed with java.lang.IllegalStateException");
    }

    @Test
    void toleratesHalfOfAHundred() {
        succeed(50);

        assertThatCode(() -> fail(50, new IllegalStateException())).doesNotThrowAnyException();
        assertThatThrownBy(() -> fail(1, new IllegalStateException())).isInstanceOf(OutageException.class);
    }

    @Test
    void toleratesManyFailuresOfManyReasons() {
        assertThatCode(() -> {
                    for (int i = 0; i < 200; i++) {
                        guard.failed(i % 2 == 0 ? new IllegalStateException() : new IllegalArgumentException());
                        guard.succeeded();
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void looksAtTheDeepestCause() {
        for (int i = 0; i < 19; i++) {
            guard.failed(new IllegalStateException(new NumberFormatException()));
        }

        assertThatThrownBy(() -> guard.failed(new IllegalArgumentException(new NumberFormatException())))
                .isInstanceOf(OutageException.class);
    }

    @Test
    void forgetsWhatIsMoreThanAHundredRecordsAgo() {
        fail(15, new IllegalStateException());
        succeed(100);

        assertThatCode(() -> fail(50, new IllegalStateException())).doesNotThrowAnyException();
    }

    private void fail(int times, Exception cause) {
        for (int i = 0; i < times; i++) {
            guard.failed(cause);
        }
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            guard.succeeded();
        }
    }
}
