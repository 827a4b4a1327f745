package org.warta.replayer.pipeline.stream;

import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.warta.replayer.pipeline.Alarm;
import org.warta.replayer.pipeline.Pipeline;

/**
 * {@code ALARM} while an alarm stands, which says nothing of the replayer's own health: restarting it would help nobody. The
 * group {@code pipeline} answers 503 then, for monitors that know no more than that.
 */
final class PipelineHealth extends AbstractHealthIndicator {
    private static final Status ALARM = new Status("ALARM");
    private static final int MOST = 20;

    private final Pipeline pipeline;
    private final PipelineWatch watch;

    PipelineHealth(Pipeline pipeline, PipelineWatch watch) {
        super("the pipeline's alarms cannot be read");
        this.pipeline = pipeline;
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<Alarm> alarms = pipeline.status().alarms();
        builder.status(alarms.isEmpty() ? Status.UP : ALARM).withDetail("alarms", alarms.size());
        alarms.stream()
                .limit(MOST)
                .forEach(alarm -> builder.withDetail(alarm.kind().label() + " " + alarm.subject(), alarm.since()));
        if (!watch.isRunning()) {
            builder.down();
        }
    }
}
