package org.warta.platform.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Traces that follow an article from topic to topic, in the headers of <a href="https://www.w3.org/TR/trace-context/">W3C
 * Trace Context</a>. Whoever publishes an article begins one, or goes on with that of the request; the others only go on,
 * and only where it is sampled: a record of any other costs them a look at one byte. Spans have the names and attributes
 * of <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">OpenTelemetry's conventions for Kafka</a>.
 */
public final class RecordTracing {
    /** Header: trace, span, and whether the trace is sampled. */
    public static final String TRACEPARENT = "traceparent";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> KIND = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> KEY = AttributeKey.stringKey("messaging.kafka.message.key");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");

    /** Where the flags stand in a header of version 00, and in later ones as well. */
    private static final int FLAGS_END = 55;

    private final Tracer tracer;

    public RecordTracing(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("org.warta");
    }

    /**
     * Begins the span of a record that is going to be sent, within the current trace or a new one, and gives the record
     * its header. The caller ends it when the record is committed.
     */
    public Span publishing(ProducerRecord<byte[], byte[]> record) {
        Span span = attributes(
                        tracer.spanBuilder("send " + record.topic()).setSpanKind(SpanKind.PRODUCER),
                        "send",
                        record.topic(),
                        record.key())
                .startSpan();
        carry(span, record);
        return span;
    }

    /**
     * Begins the span of a record that was read, where its trace is sampled; otherwise one that does nothing. The caller
     * ends it when what came of the record is committed.
     *
     * @param operation what is done with it: {@code enrich}
     */
    public Span processing(ConsumerRecord<byte[], byte[]> record, String operation) {
        if (!isSampled(record.headers().lastHeader(TRACEPARENT))) {
            return Span.getInvalid();
        }
        return attributes(
                        tracer.spanBuilder(operation + " " + record.topic())
                                .setParent(W3C.extract(Context.root(), record.headers(), LastHeader.INSTANCE))
                                .setSpanKind(SpanKind.CONSUMER),
                        operation,
                        record.topic(),
                        record.key())
                .setAttribute(KIND, "process")
                .setAttribute(PARTITION, Integer.toString(record.partition()))
                .setAttribute(OFFSET, record.offset())
                .startSpan();
    }

    /** Lets a record go on with the trace of this span; one that does nothing changes nothing. */
    public void carry(Span span, ProducerRecord<byte[], byte[]> record) {
        if (span.getSpanContext().isValid()) {
            W3C.inject(Context.root().with(span), record.headers(), RecordTracing::replace);
        }
    }

    /** Notes in a span why it failed, and leaves it open. */
    public static void failed(Span span, Throwable cause) {
        span.setStatus(StatusCode.ERROR, cause.toString());
    }

    static boolean isSampled(@Nullable Header traceparent) {
        byte[] value = traceparent == null ? null : traceparent.value();
        return value != null && value.length >= FLAGS_END && Character.digit(value[FLAGS_END - 1], 16) % 2 == 1;
    }

    private static SpanBuilder attributes(SpanBuilder span, String operation, String topic, byte @Nullable [] key) {
        span.setAttribute(SYSTEM, "kafka").setAttribute(OPERATION, operation).setAttribute(TOPIC, topic);
        return key == null ? span : span.setAttribute(KEY, new String(key, StandardCharsets.UTF_8));
    }

    private static void replace(@Nullable Headers headers, String name, String value) {
        if (headers != null) {
            headers.remove(name);
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private enum LastHeader implements TextMapGetter<Headers> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Headers headers) {
            return Arrays.stream(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
