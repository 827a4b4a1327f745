package org.warta.replayer.deadletter;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as JSON, as people read and write it: the schema's field names, times as in RFC 3339, null for what is null, no
 * trace of unions. {@link JsonAvro} is the way back, and nothing is lost on it.
 */
public final class AvroJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AvroJson() {}

    /** The event in JSON; fields in the schema's order. */
    public static ObjectNode json(IndexedRecord event) {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : event.getSchema().getFields()) {
            object.set(field.name(), node(event.get(field.pos())));
        }
        return object;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof IndexedRecord event) {
            return json(event);
        }
        if (value instanceof Collection<?> items) {
            ArrayNode array = JSON.arrayNode(items.size());
            items.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            new TreeMap<>(map).forEach((name, item) -> object.set(String.valueOf(name), node(item)));
            return object;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Integer number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Float number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        }
        if (value instanceof Instant || value instanceof CharSequence || value instanceof GenericEnumSymbol<?>) {
            return JSON.stringNode(value.toString());
        }
        throw new IllegalStateException("no event of Warta's dead letters has a field of " + value.getClass());
    }
}
