package org.warta.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.warta.platform.telemetry.LatencyReport.Percentiles;

class LaneLatencyTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LaneLatency latency =
            new LaneLatency(meters, Clock.fixed(NOW, ZoneOffset.UTC), "news.enriched", Set.of(Stage.ENRICHED_STORED));

    @Test
    void reportsWhatTheArticlesTook() {
        for (int i = 1; i <= 100; i++) {
            latency.ended(Stage.ENRICHED_STORED, NOW.toEpochMilli() - 10L * i);
        }
        latency.batchEnded();

        assertThat(latency.report().at()).isEqualTo(NOW);
        Percentiles stored = latency.report().stages().get(Stage.ENRICHED_STORED);
        assertThat(stored.median().toMillis()).isCloseTo(500, within(50L));
        assertThat(stored.p99().toMillis()).isCloseTo(990, within(60L));
        assertThat(stored.max().toMillis()).isEqualTo(1000);
    }

    @Test
    void tellsLanesApart() {
        LaneLatency backfill =
                new LaneLatency(meters, Clock.systemUTC(), "news.enriched.backfill", Set.of(Stage.ENRICHED_STORED));

        backfill.ended(Stage.ENRICHED_STORED, 0);

        assertThat(timer("live").count()).isZero();
        assertThat(timer("backfill").count()).isOne();
    }

    @Test
    void passesOverStagesThatItDoesNotMeasure() {
        latency.ended(Stage.INGESTED_STORED, 0);
        latency.batchEnded();

        assertThat(latency.report().text()).isEmpty();
    }

    @Test
    void takesNoTimeWhereClocksDisagree() {
        latency.ended(Stage.ENRICHED_STORED, NOW.toEpochMilli() + 500);

        assertThat(timer("live").count()).isOne();
        assertThat(timer("live").totalTime(TimeUnit.MILLISECONDS)).isZero();
    }

    private Timer timer(String lane) {
        return meters.get("warta.latency")
                .tag("stage", "enriched-stored")
                .tag("lane", lane)
                .timer();
    }
}
