package org.warta.replayer;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.warta.replayer.replay.ReplayStatus;
import org.warta.replayer.stream.ReplayCoordinator;
import org.warta.replayer.stream.ReplayLog;

/** Up when this instance knows the replays; out of service before that; down when it will never. */
final class ReplaysHealth extends AbstractHealthIndicator {
    private final ReplayLog replays;
    private final ReplayCoordinator coordinator;

    ReplaysHealth(ReplayLog replays, ReplayCoordinator coordinator) {
        super("the replays cannot be counted");
        this.replays = replays;
        this.coordinator = coordinator;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Map<ReplayStatus, Integer> counts = new TreeMap<>();
        replays.all().forEach(replay -> counts.merge(replay.status(), 1, Integer::sum));
        builder.status(replays.isRead() ? Status.UP : Status.OUT_OF_SERVICE).withDetail("replays", counts);
        if (!replays.isRunning() || !coordinator.isRunning()) {
            builder.down();
        }
    }
}
