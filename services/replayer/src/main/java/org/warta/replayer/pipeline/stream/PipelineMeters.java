package org.warta.replayer.pipeline.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.warta.replayer.pipeline.LegStatus;
import org.warta.replayer.pipeline.PipelineStatus;

/** Shows the status as gauges. Sources stand in them by status only: there may be thousands. */
final class PipelineMeters {
    private final MultiGauge lag;
    private final MultiGauge age;
    private final MultiGauge arriving;
    private final MultiGauge processed;
    private final MultiGauge members;
    private final MultiGauge letters;
    private final MultiGauge recentLetters;
    private final MultiGauge sources;
    private final MultiGauge alarms;

    PipelineMeters(MeterRegistry meters) {
        lag = gauge(meters, "lag", "Records that wait, by partition");
        age = gauge(meters, "age.seconds", "How long the oldest record has waited");
        arriving = gauge(meters, "arriving.per.second", "Records a second that come in");
        processed = gauge(meters, "processed.per.second", "Records a second that are done with");
        members = gauge(meters, "members", "Listener threads that take part in the group");
        letters = gauge(meters, "letters.kept", "Dead letters that are kept, at the most");
        recentLetters = gauge(meters, "letters.recent", "Dead letters that came in of late");
        sources = gauge(meters, "sources", "Sources by status");
        alarms = gauge(meters, "alarm", "1 while the alarm stands");
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder("warta.pipeline." + name)
                .description(description)
                .register(meters);
    }

    void show(PipelineStatus status) {
        List<LegStatus> legs = status.legs();
        lag.register(legs.stream().flatMap(PipelineMeters::partitions).toList(), true);
        show(age, legs, leg -> row(leg, leg.ageSeconds() == null ? Double.NaN : leg.ageSeconds()));
        show(arriving, legs, leg -> row(leg, leg.arrivingPerSecond()));
        show(processed, legs, leg -> row(leg, leg.processedPerSecond()));
        show(members, legs, leg -> row(leg, leg.members()));
        show(letters, status.letters(), topic -> Row.of(Tags.of("topic", topic.topic()), topic.kept()));
        show(recentLetters, status.letters(), topic -> Row.of(Tags.of("topic", topic.topic()), topic.recent()));
        show(
                sources,
                status.sourceCounts().entrySet(),
                count -> Row.of(Tags.of("status", count.getKey()), count.getValue()));
        show(
                alarms,
                status.alarms(),
                alarm -> Row.of(Tags.of("kind", alarm.kind().label(), "subject", alarm.subject()), 1));
    }

    private static <T> void show(MultiGauge gauge, Collection<T> all, Function<T, Row<?>> row) {
        gauge.register(all.stream().<Row<?>>map(row).toList(), true);
    }

    private static Row<?> row(LegStatus leg, double value) {
        return Row.of(tags(leg), value);
    }

    private static Stream<Row<?>> partitions(LegStatus leg) {
        return leg.partitions().stream()
                .map(partition ->
                        Row.of(tags(leg).and("partition", Integer.toString(partition.partition())), partition.lag()));
    }

    private static Tags tags(LegStatus leg) {
        return Tags.of("service", leg.service(), "lane", leg.lane(), "group", leg.group(), "topic", leg.topic());
    }
}
