package org.warta.schemas.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.ReplayEvent;
import org.warta.event.SourceRecord;

/** The schemas of all events: those of this release and every published snapshot. */
public final class EventSchemas {
    /** The schemas of this release. */
    public static final List<Schema> CURRENT = List.of(
            Article.getClassSchema(),
            EnrichedArticle.getClassSchema(),
            SourceRecord.getClassSchema(),
            ReplayEvent.getClassSchema());

    static final SpecificData MODEL = new SpecificData(EventSchemas.class.getClassLoader());

    static {
        MODEL.addLogicalTypeConversion(new TimestampMillisConversion());
        trustEvents();
    }

    private static final Map<Long, Schema> BY_FINGERPRINT = byFingerprint();

    private EventSchemas() {}

    /** The published snapshots of an event's schema, the oldest first; empty for an event never released. */
    public static List<Schema> published(Schema current) {
        List<Schema> snapshots = new ArrayList<>();
        for (int number = 1; ; number++) {
            String resource = "/org/warta/schemas/published/" + number + "/" + current.getName() + ".avsc";
            try (InputStream snapshot = EventSchemas.class.getResourceAsStream(resource)) {
                if (snapshot == null) {
                    return snapshots;
                }
                snapshots.add(new Schema.Parser().parse(snapshot));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(resource, unreadable);
            }
        }
    }

    /**
     * Makes Avro trust the classes of the events. Since 1.12.2 Avro neither reads nor copies a class that nobody
     * vouched for; the serializer and the deserializer call this, code that copies an event before it has made either
     * must call it too. Calling it again does nothing.
     */
    public static void trust() {
        // loading this class has done it
    }

    private static void trustEvents() {
        ClassSecurityValidator.Builder events = ClassSecurityValidator.builder();
        CURRENT.forEach(schema -> named(schema, events));
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), events.build()));
    }

    private static void named(Schema schema, ClassSecurityValidator.Builder events) {
        switch (schema.getType()) {
            case RECORD -> {
                events.add(schema.getFullName());
                schema.getFields().forEach(field -> named(field.schema(), events));
            }
            case ENUM -> events.add(schema.getFullName());
            case ARRAY -> named(schema.getElementType(), events);
            case MAP -> named(schema.getValueType(), events);
            case UNION -> schema.getTypes().forEach(type -> named(type, events));
            default -> {}
        }
    }

    /** The schema with this CRC-64-AVRO fingerprint; null when no release had it. */
    static @Nullable Schema byFingerprint(long fingerprint) {
        return BY_FINGERPRINT.get(fingerprint);
    }

    /** The schema of this release that reads what was written with the given one; null when it is no event's. */
    static @Nullable Schema readerOf(Schema writer) {
        for (Schema current : CURRENT) {
            if (current.getFullName().equals(writer.getFullName())) {
                return current;
            }
        }
        return null;
    }

    private static Map<Long, Schema> byFingerprint() {
        Map<Long, Schema> schemas = new HashMap<>();
        for (Schema current : CURRENT) {
            published(current).forEach(schema -> schemas.put(SchemaNormalization.parsingFingerprint64(schema), schema));
            schemas.put(SchemaNormalization.parsingFingerprint64(current), current);
        }
        return Map.copyOf(schemas);
    }
}
