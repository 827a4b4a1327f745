package org.warta.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.wire.EventSerializer;

/**
 * Makes Kafka records of events, with the headers of the CloudEvents 1.0
 * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka protocol
 * binding</a> in binary mode. Headers are UTF-8 text.
 */
public final class EventRecords {
    private final EventSerializer<SpecificRecord> serializer;
    private final String source;

    EventRecords(EventSerializer<SpecificRecord> serializer, String source) {
        this.serializer = serializer;
        this.source = source;
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
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), value);
        Headers headers = record.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", eventId);
        add(headers, "ce_source", source);
        add(headers, "ce_type", event.getSchema().getFullName());
        add(headers, "ce_time", time.toString());
        add(headers, "ce_subject", key);
        add(headers, "content-type", "application/avro");
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
