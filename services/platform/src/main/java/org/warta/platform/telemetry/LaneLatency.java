package org.warta.platform.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.warta.platform.telemetry.LatencyReport.Percentiles;

/**
 * How long the articles of one lane take: the timers {@code warta.latency} with the tags {@code stage} and {@code lane},
 * and a report of the last minute that fits into a commit. Times come from the clocks of several machines; where those
 * disagree, a stage that seems to end before it began took no time. Safe for use by many threads.
 */
public final class LaneLatency {
    private static final String NAME = "warta.latency";
    private static final double MEDIAN = 0.5;
    private static final double SLOWEST_HUNDREDTH = 0.99;

    /** From a commit without waiting to an article that a person would call stuck. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
        Duration.ofMillis(2_500), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30),
        Duration.ofSeconds(60)
    };

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final long REPORT_MILLIS = 1_000;

    private final Clock clock;
    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);
    private volatile LatencyReport report = LatencyReport.NONE;

    /**
     * @param topic that the articles come from, or go to; its name tells the lane
     * @param stages that are measured; articles of any other are passed over
     */
    public LaneLatency(MeterRegistry meters, Clock clock, String topic, Collection<Stage> stages) {
        this.clock = clock;
        for (Stage stage : stages) {
            timers.put(
                    stage,
                    Timer.builder(NAME)
                            .description("How long articles take, by stage and lane")
                            .tag("stage", stage.label())
                            .tag("lane", topic.endsWith(".backfill") ? "backfill" : "live")
                            .serviceLevelObjectives(BUCKETS)
                            .publishPercentiles(MEDIAN, SLOWEST_HUNDREDTH)
                            .distributionStatisticExpiry(WINDOW)
                            .register(meters));
        }
    }

    /** An article that began a stage at this time, in milliseconds since 1970, has come to its end now. */
    public void ended(Stage stage, long beganMillis) {
        Timer timer = timers.get(stage);
        if (timer != null) {
            timer.record(Math.max(0, clock.millis() - beganMillis), TimeUnit.MILLISECONDS);
        }
    }

    /** To be called after a batch: renews the report, once a second at the most. */
    public void batchEnded() {
        Instant now = clock.instant();
        if (now.toEpochMilli() - report.at().toEpochMilli() >= REPORT_MILLIS) {
            Map<Stage, Percentiles> stages = new EnumMap<>(Stage.class);
            timers.forEach((stage, timer) -> {
                HistogramSnapshot lastMinute = timer.takeSnapshot();
                if (lastMinute.max() > 0) {
                    stages.put(stage, percentiles(lastMinute));
                }
            });
            report = new LatencyReport(now, stages);
        }
    }

    /** What the last batches took. */
    public LatencyReport report() {
        return report;
    }

    private static Percentiles percentiles(HistogramSnapshot snapshot) {
        Duration median = Duration.ZERO;
        Duration slowest = Duration.ZERO;
        for (ValueAtPercentile value : snapshot.percentileValues()) {
            Duration duration = Duration.ofMillis(Math.round(value.value(TimeUnit.MILLISECONDS)));
            if (value.percentile() == MEDIAN) {
                median = duration;
            } else {
                slowest = duration;
            }
        }
        return new Percentiles(median, slowest, Duration.ofMillis(Math.round(snapshot.max(TimeUnit.MILLISECONDS))));
    }
}
