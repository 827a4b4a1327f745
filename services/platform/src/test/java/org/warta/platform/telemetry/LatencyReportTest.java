package org.warta.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.platform.telemetry.LatencyReport.Percentiles;

class LatencyReportTest {
    private static final Percentiles FAST = percentiles(12, 80, 310);
    private static final Percentiles SLOW = percentiles(40, 900, 12_000);

    @Test
    void isReadAsItWasWritten() {
        LatencyReport report = new LatencyReport(
                Instant.ofEpochSecond(1_764_000_000), Map.of(Stage.INGESTED_STORED, SLOW, Stage.ENRICHED_STORED, FAST));

        assertThat(report.text()).isEqualTo("at=1764000000 enriched-stored=12/80/310 ingested-stored=40/900/12000");
        assertThat(LatencyReport.of(report.text())).contains(report);
    }

    @Test
    void passesOverStagesOfLaterVersions() {
        assertThat(LatencyReport.of("at=1 told-read=1/2/3 enriched-stored=12/80/310"))
                .contains(new LatencyReport(Instant.ofEpochSecond(1), Map.of(Stage.ENRICHED_STORED, FAST)));
    }

    @Test
    void isEmptyTextWithoutMeasurements() {
        assertThat(LatencyReport.NONE.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "at=",
                "at=1 enriched-stored=1/2",
                "at=1 enriched-stored=-1/2/3",
                "at=1234567890123",
                "{\"read\":12}"
            })
    void isNotFoundInWhatOthersCommit(String text) {
        assertThat(LatencyReport.of(text)).isEmpty();
    }

    private static Percentiles percentiles(long median, long p99, long max) {
        return new Percentiles(Duration.ofMillis(median), Duration.ofMillis(p99), Duration.ofMillis(max));
    }
}
