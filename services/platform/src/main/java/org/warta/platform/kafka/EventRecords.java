package org.warta.platform.kafka;

import io.opentelemetry.api.trace.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.warta.platform.telemetry.RecordTracing;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.wire.EventSerializer;

/**
 * Makes Kafka records of events, with the headers of the CloudEvents 1.0
 * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka protocol
 * binding</a> in binary mode. Headers are UTF-8 text.
 */
public final class EventRecords {
    private static final Header SPECIFICATION = header("ce_specversion", "1.0");
    private static final Header CONTENT_TYPE = header("content-type", "application/avro");

    private final EventSerializer<SpecificRecord> serializer;
    private final RecordTracing tracing;
    private final Header origin;

    EventRecords(EventSerializer<SpecificRecord> serializer, RecordTracing tracing, String source) {
        this.serializer = serializer;
        this.tracing = tracing;
        this.origin = header("ce_source", source);
    }

    /** A record whose partition follows from its key. */
    public ProducerRecord<byte[], byte[]> record(
            TopicDefinition topic, String key, SpecificRecord event, String eventId, Instant time) {
        return record(topic, null, key, event, eventId, time);
    }

    /**
     * A record in the given partition.
     *
     * @param partition where to write it; null: as the key says
     * @param key the record's key and the event's subject
     * @param eventId the same for every copy of one event and for no other event of this service
     * @param time when the event happened
     * @throws org.apache.kafka.common.errors.SerializationException when the event breaks its schema
     * @throws org.warta.schemas.wire.RegistryUnavailableException when the schema registry does not answer
     */
    public ProducerRecord<byte[], byte[]> record(
            TopicDefinition topic,
            @Nullable Integer partition,
            String key,
            SpecificRecord event,
            String eventId,
            Instant time) {
        byte[] value = serializer.serialize(topic.name(), event);
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        List<Header> headers = List.of(
                SPECIFICATION,
                header("ce_id", eventId),
                origin,
                header("ce_type", event.getSchema().getFullName()),
                header("ce_time", time.toString()),
                new RecordHeader("ce_subject", keyBytes),
                CONTENT_TYPE);
        return new ProducerRecord<>(topic.name(), partition, keyBytes, value, headers);
    }

    /** Begins the trace of a record, as {@link RecordTracing#publishing} says. */
    public Span traced(ProducerRecord<byte[], byte[]> record) {
        return tracing.publishing(record);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
