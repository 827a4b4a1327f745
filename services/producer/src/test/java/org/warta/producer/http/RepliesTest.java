package org.warta.producer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.warta.producer.push.Outcome;

class RepliesTest {
    private static final Outcome ACCEPTED = new Outcome(Outcome.Result.ACCEPTED, "id", "urn:x", 1L, List.of(), 201);
    private static final Outcome FAILED = Outcome.failed(null, 503, "later");

    private final AtomicLong nanos = new AtomicLong();
    private final Replies replies = new Replies(Duration.ofHours(1), nanos::get);

    @Test
    void answersTheSameRequestAsBefore() {
        replies.once(key("a", 1), () -> ACCEPTED);

        assertThat(replies.once(key("a", 1), () -> FAILED)).isEqualTo(ACCEPTED);
        assertThat(replies.once(key("b", 1), () -> FAILED)).isEqualTo(FAILED);
    }

    @Test
    void refusesAnotherPayload() {
        replies.once(key("a", 1), () -> ACCEPTED);

        assertThatThrownBy(() -> replies.once(key("a", 2), () -> ACCEPTED)).hasMessageContaining("another request");
    }

    @Test
    void refusesASecondWhileTheFirstIsWorkedOn() {
        replies.once(key("a", 1), () -> {
            assertThatThrownBy(() -> replies.once(key("a", 1), () -> ACCEPTED)).hasMessageContaining("being worked on");
            return ACCEPTED;
        });
    }

    @Test
    void remembersNoFailureAndNothingForEver() {
        replies.once(key("a", 1), () -> FAILED);
        assertThat(replies.once(key("a", 2), () -> ACCEPTED)).isEqualTo(ACCEPTED);

        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(replies.once(key("a", 3), () -> FAILED)).isEqualTo(FAILED);
    }

    private static IdempotencyKey key(String name, int payload) {
        return new IdempotencyKey(name, name, ByteBuffer.wrap(new byte[] {(byte) payload}));
    }
}
