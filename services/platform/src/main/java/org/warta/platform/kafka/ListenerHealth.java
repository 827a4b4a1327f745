package org.warta.platform.kafka;

import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Down when a listener thread has died, as on an {@link Error}: the service then needs a restart. */
final class ListenerHealth extends AbstractHealthIndicator {
    private final List<ConcurrentMessageListenerContainer<?, ?>> containers;

    ListenerHealth(List<ConcurrentMessageListenerContainer<?, ?>> containers) {
        super("the listeners' state cannot be read");
        this.containers = List.copyOf(containers);
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        for (ConcurrentMessageListenerContainer<?, ?> container : containers) {
            boolean alive = container.isRunning() && container.isInExpectedState();
            builder.withDetail(String.valueOf(container.getGroupId()), alive ? state(container) : "stopped");
            if (!alive) {
                builder.down();
            }
        }
    }

    private static String state(ConcurrentMessageListenerContainer<?, ?> container) {
        return container.isPauseRequested() ? "yielding to live traffic" : "listening";
    }
}
