package org.warta.replayer.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a service is behind in one lane.
 *
 * @param members instances that take part now, each listener thread counted
 * @param lag records that wait
 * @param ageSeconds how long the oldest of them has waited; 0 when none waits, null when that is not known
 * @param arrivingPerSecond records a second that come in, over half a minute
 * @param processedPerSecond records a second that are done with
 * @param catchUpSeconds when nothing will wait any more at these rates; null when never, or nothing waits
 * @param latency what each stage took of late, by the slowest instance
 * @param history the past hour, in step with that of the whole
 */
public record LegStatus(
        String service,
        String lane,
        String group,
        String topic,
        int members,
        long lag,
        @Nullable Double ageSeconds,
        double arrivingPerSecond,
        double processedPerSecond,
        @Nullable Long catchUpSeconds,
        List<StageLatency> latency,
        List<PartitionStatus> partitions,
        History history) {

    /** The same for one partition. */
    public record PartitionStatus(
            int partition,
            long committed,
            long end,
            long lag,
            @Nullable Double ageSeconds,
            double arrivingPerSecond,
            double processedPerSecond) {}

    /**
     * How lag, age and rates went.
     *
     * @param ageSeconds -1 where it was not known
     */
    public record History(List<Long> lag, List<Double> ageSeconds, List<Double> arriving, List<Double> processed) {}
}
