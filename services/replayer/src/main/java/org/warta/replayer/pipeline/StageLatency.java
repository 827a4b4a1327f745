package org.warta.replayer.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.warta.platform.telemetry.LatencyReport;
import org.warta.platform.telemetry.LatencyReport.Percentiles;
import org.warta.platform.telemetry.Stage;

/**
 * What a stage took in the minute before an instance committed last.
 *
 * @param stage {@code published-enriched}, say
 * @param at when that was
 */
public record StageLatency(String stage, Instant at, long medianMillis, long p99Millis, long maxMillis) {
    /** Reports that are so much older than the latest are of instances that had nothing to do since. */
    private static final Duration SAME_TIME = Duration.ofMinutes(1);

    /** The slowest of the latest reports, stage by stage. */
    static List<StageLatency> slowest(Collection<LatencyReport> reports) {
        List<StageLatency> slowest = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            List<LatencyReport> ofStage = reports.stream()
                    .filter(report -> report.stages().containsKey(stage))
                    .toList();
            Optional<Instant> latest = ofStage.stream().map(LatencyReport::at).max(Comparator.naturalOrder());
            latest.ifPresent(at -> slowest.add(slowest(
                    stage,
                    at,
                    ofStage.stream()
                            .filter(report -> report.at().isAfter(at.minus(SAME_TIME)))
                            .flatMap(report ->
                                    Optional.ofNullable(report.stages().get(stage)).stream())
                            .toList())));
        }
        return slowest;
    }

    private static StageLatency slowest(Stage stage, Instant at, List<Percentiles> reports) {
        long median = 0;
        long p99 = 0;
        long max = 0;
        for (Percentiles report : reports) {
            median = Math.max(median, report.median().toMillis());
            p99 = Math.max(p99, report.p99().toMillis());
            max = Math.max(max, report.max().toMillis());
        }
        return new StageLatency(stage.label(), at, median, p99, max);
    }
}
