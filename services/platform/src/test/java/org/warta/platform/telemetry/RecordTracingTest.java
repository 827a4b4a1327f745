package org.warta.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SAMPLED = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final RecordTracing tracing = new RecordTracing(sdk(Sampler.parentBased(Sampler.alwaysOn())));

    @Test
    void aPublishedRecordBeginsATrace() {
        ProducerRecord<byte[], byte[]> record = output();

        tracing.publishing(record).end();

        SpanData span = spans.getFinishedSpanItems().get(0);
        assertThat(traceparent(record)).matches("00-" + span.getTraceId() + "-" + span.getSpanId() + "-0[13]");
        assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(span.getName()).isEqualTo("send news.articles");
    }

    @Test
    void aPublishedRecordGoesOnWithTheTraceOfTheRequest() {
        Span request = tracing.processing(input(SAMPLED), "request");
        ProducerRecord<byte[], byte[]> record = output();
        try (Scope current = request.makeCurrent()) {
            tracing.publishing(record).end();
        }

        assertThat(traceparent(record)).startsWith("00-" + TRACE).doesNotContain("b7ad6b7169203331");
        assertThat(spans.getFinishedSpanItems().get(0).getParentSpanId())
                .isEqualTo(request.getSpanContext().getSpanId());
    }

    @Test
    void everyRecordHasATraceButOnlySampledOnesHaveSpans() {
        ProducerRecord<byte[], byte[]> record = output();

        new RecordTracing(sdk(Sampler.alwaysOff())).publishing(record).end();

        assertThat(traceparent(record)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void whatComesOfASampledRecordGoesOnWithItsTrace() {
        Span span = tracing.processing(input(SAMPLED), "enrich");
        ProducerRecord<byte[], byte[]> record = output();
        record.headers().add(RecordTracing.TRACEPARENT, SAMPLED.getBytes(StandardCharsets.US_ASCII));
        tracing.carry(span, record);
        span.end();

        assertThat(traceparent(record))
                .isEqualTo("00-" + TRACE + "-" + span.getSpanContext().getSpanId() + "-01");
        assertThat(record.headers().headers(RecordTracing.TRACEPARENT)).hasSize(1);
        assertThat(spans.getFinishedSpanItems().get(0).getParentSpanId()).isEqualTo("b7ad6b7169203331");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-b7ad6b7169203331-00",
                "00-" + TRACE + "-b7ad6b7169203331-0",
                "00-" + TRACE + "-b7ad6b7169203331-0x",
                "",
                "nonsense"
            })
    void whateverIsNotSampledHasNoSpan(String traceparent) {
        Span span = tracing.processing(input(traceparent), "enrich");
        ProducerRecord<byte[], byte[]> record = output();
        tracing.carry(span, record);

        assertThat(span).isSameAs(Span.getInvalid());
        assertThat(record.headers()).isEmpty();
        assertThat(tracing.processing(input(null), "enrich")).isSameAs(Span.getInvalid());
    }

    @Test
    void withoutOpenTelemetryRecordsStayAsTheyAre() {
        ProducerRecord<byte[], byte[]> record = output();

        new RecordTracing(OpenTelemetry.noop()).publishing(record).end();

        assertThat(record.headers()).isEmpty();
    }

    private OpenTelemetrySdk sdk(Sampler sampler) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build();
    }

    private static ProducerRecord<byte[], byte[]> output() {
        return new ProducerRecord<>("news.articles", new byte[] {'k'}, new byte[0]);
    }

    private static ConsumerRecord<byte[], byte[]> input(@Nullable String traceparent) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("news.articles", 3, 42, new byte[] {'k'}, new byte[0]);
        if (traceparent != null) {
            record.headers().add(RecordTracing.TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    private static String traceparent(ProducerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(RecordTracing.TRACEPARENT);
        return new String(header.value(), StandardCharsets.US_ASCII);
    }
}
