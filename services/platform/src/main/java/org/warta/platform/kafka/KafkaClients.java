package org.warta.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.warta.platform.telemetry.KafkaMeters;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.EventSerializer;

/**
 * Settings of every Kafka client. Connection and security come from {@code spring.kafka.*}, and so does any setting that
 * Warta does not depend on; those that carry a guarantee are fixed here.
 */
public final class KafkaClients {
    /** Kafka's own default of 45 s is long to wait until another instance takes over from one that was killed. */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    private final KafkaProperties properties;
    private final @Nullable String schemaRegistryUrl;
    private final MeterRegistry meters;

    KafkaClients(KafkaProperties properties, @Nullable String schemaRegistryUrl, MeterRegistry meters) {
        this.properties = properties;
        this.schemaRegistryUrl = schemaRegistryUrl;
        this.meters = meters;
    }

    /** A consumer of bytes in this group: reads committed records only, from the earliest, and commits by hand. */
    public Map<String, Object> consumerProperties(String groupId) {
        Map<String, Object> consumer = measured(properties.buildConsumerProperties());
        consumer.putIfAbsent(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        consumer.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return consumer;
    }

    /**
     * A consumer of bytes without a group: reads committed records only, its partitions are assigned and its place is sought
     * by hand, and nothing is committed. Where it loses its place it throws. Needs no right to any group.
     */
    public Map<String, Object> readerProperties() {
        Map<String, Object> reader = consumerProperties("");
        reader.remove(ConsumerConfig.GROUP_ID_CONFIG);
        reader.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return reader;
    }

    /** A producer of bytes: acknowledged by all replicas in sync, idempotent, compressed with zstd. */
    public Map<String, Object> producerProperties() {
        Map<String, Object> producer = measured(properties.buildProducerProperties());
        producer.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_LETTER_BYTES);
        return producer;
    }

    /** An admin client; the caller closes it. */
    public Admin admin() {
        return Admin.create(properties.buildAdminProperties());
    }

    /** A serializer that writes in the configured wire format. */
    public <T extends SpecificRecord> EventSerializer<T> serializer() {
        return new EventSerializer<>(schemaRegistryUrl);
    }

    /** A deserializer of this event, in either wire format. */
    public <T extends SpecificRecord> EventDeserializer<T> deserializer(Class<T> type) {
        return new EventDeserializer<>(type, schemaRegistryUrl);
    }

    private Map<String, Object> measured(Map<String, Object> settings) {
        Map<String, Object> measured = new HashMap<>(settings);
        measured.putIfAbsent(
                CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, List.of(JmxReporter.class, KafkaMeters.class));
        measured.put(KafkaMeters.REGISTRY, meters);
        return measured;
    }
}
