package org.warta.schemas.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.message.RawMessageDecoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads events in either wire format, told apart by their first byte. Events of older and newer schemas come out as
 * this release's classes: fields that they lack take their defaults. Null (a tombstone) is read as null. Safe for use
 * by many threads.
 *
 * <p>Configuration: {@value EventSerializer#SCHEMA_REGISTRY_URL}, needed for the Confluent format alone.
 *
 * @param <T> the event that the topic holds
 */
public final class EventDeserializer<T extends SpecificRecord> implements Deserializer<T> {
    static {
        EventSchemas.trust();
    }

    private static final byte[] SINGLE_OBJECT_MAGIC = {(byte) 0xC3, 0x01};
    private static final int SINGLE_OBJECT_HEADER_BYTES = 10;
    private static final int SHOWN_BYTES = 16;

    private final Map<Schema, RawMessageDecoder<T>> decoders = new ConcurrentHashMap<>();
    private final @Nullable Class<T> type;
    private @Nullable SchemaRegistry registry;

    /** A deserializer of any event, to be configured by Kafka. */
    public EventDeserializer() {
        this.type = null;
    }

    /** A deserializer of this event alone; the registry's address may be null: none. */
    public EventDeserializer(Class<T> type, @Nullable String schemaRegistryUrl) {
        this.type = type;
        this.registry = EventSerializer.registryAt(schemaRegistryUrl);
    }

    @Override
    public void configure(Map<String, ?> configuration, boolean isKey) {
        Object url = configuration.get(EventSerializer.SCHEMA_REGISTRY_URL);
        registry = EventSerializer.registryAt(url == null ? null : url.toString());
    }

    /**
     * @throws UndecodableEventException when the bytes are no event, or one of another type
     * @throws RegistryUnavailableException when the registry does not answer
     */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Schema writer = writerSchema(topic, bytes, buffer);
        RawMessageDecoder<T> decoder = decoders.computeIfAbsent(writer, schema -> decoder(topic, schema));
        try {
            T event = decoder.decode(buffer);
            if (type != null && !type.isInstance(event)) {
                throw new UndecodableEventException("topic " + topic + " holds " + type.getSimpleName() + ", not "
                        + event.getSchema().getName());
            }
            return event;
        } catch (UndecodableEventException wrongType) {
            throw wrongType;
        } catch (IOException | RuntimeException broken) {
            // Avro answers damaged bytes with exceptions of many kinds
            throw new UndecodableEventException(
                    "a value of topic " + topic + " is damaged: it is no " + writer.getFullName(), broken);
        }
    }

    private Schema writerSchema(String topic, byte[] bytes, ByteBuffer buffer) {
        int length = bytes.length;
        if (length >= SINGLE_OBJECT_HEADER_BYTES
                && bytes[0] == SINGLE_OBJECT_MAGIC[0]
                && bytes[1] == SINGLE_OBJECT_MAGIC[1]) {
            long fingerprint = buffer.order(ByteOrder.LITTLE_ENDIAN).getLong(SINGLE_OBJECT_MAGIC.length);
            buffer.order(ByteOrder.BIG_ENDIAN).position(SINGLE_OBJECT_HEADER_BYTES);
            Schema schema = EventSchemas.byFingerprint(fingerprint);
            if (schema == null) {
                throw new UndecodableEventException(
                        "a value of topic " + topic + " was written with a schema of fingerprint "
                                + Long.toHexString(fingerprint)
                                + ", which this release does not know: update the reader before the writer");
            }
            return schema;
        }
        if (length >= EventSerializer.CONFLUENT_HEADER_BYTES && bytes[0] == EventSerializer.CONFLUENT_MAGIC) {
            if (registry == null) {
                throw new UndecodableEventException("a value of topic " + topic + " is in the Confluent format: set "
                        + EventSerializer.SCHEMA_REGISTRY_URL);
            }
            buffer.get();
            return registry.byId(buffer.getInt());
        }
        throw new UndecodableEventException("a value of topic " + topic + " is in no known wire format; it is " + length
                + " bytes long and starts with "
                + HexFormat.of().formatHex(bytes, 0, Math.min(length, SHOWN_BYTES)));
    }

    private static <T> RawMessageDecoder<T> decoder(String topic, Schema writer) {
        Schema reader = EventSchemas.readerOf(writer);
        if (reader == null) {
            throw new UndecodableEventException(
                    "a value of topic " + topic + " is a " + writer.getFullName() + ", which is no event of Warta");
        }
        return new RawMessageDecoder<>(EventSchemas.MODEL, writer, reader);
    }
}
