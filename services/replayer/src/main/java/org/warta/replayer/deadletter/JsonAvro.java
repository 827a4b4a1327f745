package org.warta.replayer.deadletter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;
import org.warta.schemas.wire.EventSchemas;
import tools.jackson.databind.JsonNode;

/** Makes an event of the JSON that {@link AvroJson} writes, and says where it cannot and what to do about it. */
final class JsonAvro {
    static {
        EventSchemas.trust();
    }

    private static final SpecificData MODEL = new SpecificData(JsonAvro.class.getClassLoader());

    private final JsonFaults faults;

    /** @param faults is told what is wrong */
    JsonAvro(JsonFaults faults) {
        this.faults = faults;
    }

    /** The record that the node is; null when it is none, which the faults then say. */
    @Nullable
    IndexedRecord read(JsonNode node, Schema schema, String pointer) {
        if (!node.isObject()) {
            faults.add(pointer, "is " + kind(node) + ", but must be an object: a " + schema.getName());
            return null;
        }
        for (String name : node.propertyNames()) {
            if (schema.getField(name) == null) {
                faults.add(
                        JsonFaults.at(pointer, name),
                        "is no field of " + schema.getName() + ": remove it, or correct its name");
            }
        }
        IndexedRecord event = (IndexedRecord) MODEL.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            Object member = member(node.get(field.name()), field, JsonFaults.at(pointer, field.name()));
            if (member != null) { // null is what fields are from the beginning; numbers do not take it
                event.put(field.pos(), member);
            }
        }
        return event;
    }

    private @Nullable Object member(@Nullable JsonNode node, Schema.Field field, String pointer) {
        if (node != null) {
            return value(node, field.schema(), pointer);
        }
        if (field.hasDefaultValue()) {
            return MODEL.getDefaultValue(field);
        }
        faults.add(pointer, "is missing: give it a " + name(field.schema()));
        return null;
    }

    private @Nullable Object value(JsonNode node, Schema schema, String pointer) {
        return switch (schema.getType()) {
            case RECORD -> read(node, schema, pointer);
            case UNION -> node.isNull() ? null : value(node, schema.getTypes().get(1), pointer);
            case ARRAY -> items(node, schema, pointer);
            case MAP -> entries(node, schema, pointer);
            case ENUM -> symbol(node, schema, pointer);
            case STRING -> text(node, pointer);
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                        ? time(node, pointer)
                        : integer(node, pointer, Long.MIN_VALUE, Long.MAX_VALUE);
            case INT -> {
                Long number = integer(node, pointer, Integer.MIN_VALUE, Integer.MAX_VALUE);
                yield number == null ? null : number.intValue();
            }
            case FLOAT -> node.isNumber() ? node.floatValue() : fault(pointer, node, "a number");
            case DOUBLE -> node.isNumber() ? node.doubleValue() : fault(pointer, node, "a number");
            case BOOLEAN -> node.isBoolean() ? node.booleanValue() : fault(pointer, node, "true or false");
            default -> throw new IllegalStateException("no event of Warta's dead letters has a " + schema.getType());
        };
    }

    private List<@Nullable Object> items(JsonNode node, Schema schema, String pointer) {
        List<@Nullable Object> items = new ArrayList<>();
        if (!node.isArray()) {
            fault(pointer, node, "an array");
            return items;
        }
        int index = 0;
        for (JsonNode item : node) {
            items.add(value(item, schema.getElementType(), pointer + "/" + index++));
        }
        return items;
    }

    private Map<String, @Nullable Object> entries(JsonNode node, Schema schema, String pointer) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (!node.isObject()) {
            fault(pointer, node, "an object");
            return entries;
        }
        node.properties()
                .forEach(entry -> entries.put(
                        entry.getKey(),
                        value(entry.getValue(), schema.getValueType(), JsonFaults.at(pointer, entry.getKey()))));
        return entries;
    }

    private @Nullable Object symbol(JsonNode node, Schema schema, String pointer) {
        if (node.isString() && schema.hasEnumSymbol(node.stringValue())) {
            return MODEL.createEnum(node.stringValue(), schema);
        }
        return fault(pointer, node, "one of " + String.join(", ", schema.getEnumSymbols()));
    }

    private @Nullable Object text(JsonNode node, String pointer) {
        if (!node.isString()) {
            return fault(pointer, node, "a string");
        }
        String text = node.stringValue();
        int index = text.indexOf('\0');
        if (index >= 0) {
            faults.add(pointer, "holds the character U+0000 at " + index + ", which no text may hold: remove it");
        }
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            faults.add(pointer, "holds half of a surrogate pair, which is no character: remove it");
        }
        return text;
    }

    private @Nullable Object time(JsonNode node, String pointer) {
        try {
            if (node.isString()) {
                // as precise as events are, so that what is written is what is read
                return Instant.ofEpochMilli(
                        OffsetDateTime.parse(node.stringValue()).toInstant().toEpochMilli());
            }
        } catch (DateTimeException | ArithmeticException malformed) {
            // told below, as anything else that is no time
        }
        return fault(pointer, node, "a time such as 2026-01-31T08:30:00Z");
    }

    private @Nullable Long integer(JsonNode node, String pointer, long least, long most) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            long number = node.longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        fault(pointer, node, "a whole number from " + least + " to " + most);
        return null;
    }

    private @Nullable Object fault(String pointer, JsonNode node, String expected) {
        faults.add(pointer, "is " + kind(node) + ", but must be " + expected);
        return null;
    }

    private static String name(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> schema.getName();
            case LONG -> schema.getLogicalType() == null ? "whole number" : "time such as 2026-01-31T08:30:00Z";
            default -> schema.getType().getName();
        };
    }

    /** What a node is, with the value of a small one. */
    private static String kind(JsonNode node) {
        if (node.isObject() || node.isArray()) {
            return node.isObject() ? "an object" : "an array";
        }
        return "`" + Octets.cut(node.isString() ? node.stringValue() : node.toString(), 60) + "`";
    }
}
