package org.warta.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MessageEncoder;
import org.apache.avro.message.RawMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events: in the <a href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">Confluent
 * format</a> where {@value #SCHEMA_REGISTRY_URL} is configured, registering schemas under {@code <topic>-value};
 * else in <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro single-object
 * encoding</a>, which needs no registry. Null is written as null (a tombstone). Safe for use by many threads.
 */
public final class EventSerializer<T extends SpecificRecord> implements Serializer<T> {
    static {
        EventSchemas.trust();
    }

    /** Address of a Confluent-compatible schema registry, with path; absent: no registry. */
    public static final String SCHEMA_REGISTRY_URL = "warta.schema-registry.url";

    static final byte CONFLUENT_MAGIC = 0;
    static final int CONFLUENT_HEADER_BYTES = 5;

    private final Map<Schema, MessageEncoder<SpecificRecord>> encoders = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;

    /** A serializer to be configured by Kafka. */
    public EventSerializer() {}

    /** A serializer for this registry; null: none. */
    public EventSerializer(@Nullable String schemaRegistryUrl) {
        this.registry = registryAt(schemaRegistryUrl);
    }

    @Override
    public void configure(Map<String, ?> configuration, boolean isKey) {
        Object url = configuration.get(SCHEMA_REGISTRY_URL);
        registry = registryAt(url == null ? null : url.toString());
    }

    static @Nullable SchemaRegistry registryAt(@Nullable String url) {
        return url == null || url.isBlank() ? null : new SchemaRegistry(url);
    }

    /**
     * @throws RegistryUnavailableException when the registry does not answer
     * @throws SerializationException when the event breaks its own schema
     * @throws IllegalStateException when the registry refuses the schema
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T event) {
        if (event == null) {
            return null;
        }
        Schema schema = event.getSchema();
        try {
            if (registry == null) {
                return bytes(encoders.computeIfAbsent(schema, s -> new BinaryMessageEncoder<>(EventSchemas.MODEL, s))
                        .encode(event));
            }
            int id = registry.register(topic + "-value", schema);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            bytes.writeBytes(ByteBuffer.allocate(CONFLUENT_HEADER_BYTES)
                    .put(CONFLUENT_MAGIC)
                    .putInt(id)
                    .array());
            encoders.computeIfAbsent(schema, s -> new RawMessageEncoder<>(EventSchemas.MODEL, s))
                    .encode(event, bytes);
            return bytes.toByteArray();
        } catch (IOException | ClassCastException | NullPointerException broken) {
            throw new SerializationException(
                    "this " + schema.getFullName() + " breaks its own schema: " + event, broken);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
