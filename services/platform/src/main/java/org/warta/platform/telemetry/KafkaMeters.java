package org.warta.platform.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.jspecify.annotations.Nullable;

/**
 * Shows those metrics of Kafka's clients by which operators judge them as meters, under the names that Micrometer gives
 * them: {@code kafka.consumer.fetch.manager.records.lag}. Kafka makes one for each client and closes it with the client,
 * and its meters go with it.
 */
public final class KafkaMeters implements MetricsReporter {
    /** Setting of a client: the {@link MeterRegistry}. */
    public static final String REGISTRY = "warta.meters";

    private static final Set<String> SHOWN = Set.of(
            "consumer-fetch-manager-metrics/records-lag",
            "consumer-fetch-manager-metrics/fetch-latency-avg",
            "consumer-coordinator-metrics/commit-latency-avg",
            "consumer-coordinator-metrics/rebalance-total",
            "consumer-metrics/last-poll-seconds-ago",
            "producer-metrics/record-send-total",
            "producer-metrics/record-error-total",
            "producer-metrics/record-queue-time-avg",
            "producer-metrics/request-latency-avg");
    private static final List<String> TAGS = List.of("client-id", "topic", "partition");

    private final Map<MetricName, Meter> meters = new ConcurrentHashMap<>();
    private @Nullable MeterRegistry registry;

    @Override
    public void configure(Map<String, ?> settings) {
        registry = settings.get(REGISTRY) instanceof MeterRegistry found ? found : null;
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        MetricName name = metric.metricName();
        if (registry != null && SHOWN.contains(name.group() + "/" + name.name())) {
            meters.put(name, meter(registry, metric));
        }
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        remove(meters.remove(metric.metricName()));
    }

    @Override
    public void close() {
        meters.values().forEach(this::remove);
        meters.clear();
    }

    private void remove(@Nullable Meter meter) {
        if (registry != null && meter != null) {
            registry.remove(meter);
        }
    }

    private static Meter meter(MeterRegistry registry, KafkaMetric metric) {
        MetricName kafka = metric.metricName();
        String name = dotted("kafka." + kafka.group().replace("-metrics", "") + "." + kafka.name());
        Tags tags = Tags.empty();
        for (String tag : TAGS) {
            if (kafka.tags().containsKey(tag)) {
                tags = tags.and(dotted(tag), kafka.tags().get(tag));
            }
        }
        return kafka.name().endsWith("-total")
                ? FunctionCounter.builder(name, metric, KafkaMeters::value)
                        .description(kafka.description())
                        .tags(tags)
                        .register(registry)
                : Gauge.builder(name, metric, KafkaMeters::value)
                        .description(kafka.description())
                        .tags(tags)
                        .strongReference(true)
                        .register(registry);
    }

    private static double value(KafkaMetric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static String dotted(String name) {
        return name.replace('-', '.');
    }
}
