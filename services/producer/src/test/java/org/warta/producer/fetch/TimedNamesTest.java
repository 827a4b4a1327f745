package org.warta.producer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimedNamesTest {
    @Test
    void givesUpALookUpThatHangs() {
        CountDownLatch never = new CountDownLatch(1);
        HostNames hanging = host -> {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                throw new UnknownHostException("stopped");
            }
            return List.of();
        };
        try (TimedNames names = new TimedNames(hanging, 1, Duration.ofMillis(20), Thread::new)) {
            assertThatThrownBy(() -> names.resolve("slow.example"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("`slow.example` is not found within 20 ms");
        }
    }

    @Test
    void answersAsItIsAnswered() throws UnknownHostException {
        HostNames known = host -> {
            if (host.equals("a.example")) {
                return List.of(InetAddress.getLoopbackAddress());
            }
            throw new UnknownHostException(host);
        };
        try (TimedNames names = new TimedNames(known, 1, Duration.ofMinutes(1), Thread::new)) {
            assertThat(names.resolve("a.example")).containsExactly(InetAddress.getLoopbackAddress());
            assertThatThrownBy(() -> names.resolve("b.example"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("b.example");
        }
    }
}
