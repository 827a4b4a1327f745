package org.warta.enricher.benchmark;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.warta.enricher.Articles;
import org.warta.enricher.article.Enricher;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.platform.telemetry.RecordTracing;
import org.warta.platform.telemetry.Stage;

/** What being watched costs: the seed article enriched alone, with its latency, and with a span as one in ten has. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TelemetryBenchmark {
    private Enricher enricher;
    private Article article;
    private LaneLatency latency;
    private RecordTracing tracing;
    private ConsumerRecord<byte[], byte[]> unsampled;
    private ConsumerRecord<byte[], byte[]> sampled;

    @Setup
    public void load() {
        enricher = Enricher.builtIn("benchmark", Clock.systemUTC());
        article = Articles.seed();
        latency = new LaneLatency(
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Clock.systemUTC(),
                "news.articles",
                Set.of(Stage.PUBLISHED_ENRICHED));
        tracing = new RecordTracing(OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder().build())
                .build());
        unsampled = record("00");
        sampled = record("01");
    }

    private static ConsumerRecord<byte[], byte[]> record(String flags) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("news.articles", 3, 42, new byte[] {'k'}, new byte[0]);
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-" + flags;
        record.headers().add(RecordTracing.TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    @Benchmark
    public EnrichedArticle alone() {
        return enricher.enrich(article);
    }

    @Benchmark
    public EnrichedArticle watched() {
        return watched(unsampled);
    }

    @Benchmark
    public EnrichedArticle watchedAndSampled() {
        return watched(sampled);
    }

    /** Without the article, to see the cost alone. */
    @Benchmark
    public Span watching() {
        Span span = tracing.processing(unsampled, "enrich");
        latency.ended(Stage.PUBLISHED_ENRICHED, unsampled.timestamp());
        return span;
    }

    private EnrichedArticle watched(ConsumerRecord<byte[], byte[]> record) {
        Span span = tracing.processing(record, "enrich");
        EnrichedArticle enriched = enricher.enrich(article);
        latency.ended(Stage.PUBLISHED_ENRICHED, record.timestamp());
        span.end();
        return enriched;
    }
}
