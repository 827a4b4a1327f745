package org.warta.producer.format;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Parses JSON into values that know their line and JSON pointer. */
public final class JsonValues implements AutoCloseable {
    /** ninjs nests a handful of levels deep. */
    private static final int MAX_DEPTH = 50;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE) // the file's own limit is the limit
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** JSON as people write it into pages. */
    private static final JsonFactory FORGIVING = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_MISSING_VALUES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final JsonParser parser;
    private final int linesBefore;
    private final boolean forgiving;
    private long index;

    private JsonValues(String text, int linesBefore, boolean forgiving) {
        this((forgiving ? FORGIVING : JSON).createParser(ObjectReadContext.empty(), text), linesBefore, forgiving);
    }

    private JsonValues(JsonParser parser, int linesBefore, boolean forgiving) {
        this.parser = parser;
        this.linesBefore = linesBefore;
        this.forgiving = forgiving;
    }

    /**
     * The values of an array, one at a time, from bytes of any length.
     *
     * @throws MalformedException when it begins with no array
     */
    public static JsonValues ofArray(InputStream in) throws MalformedException {
        JsonValues values = new JsonValues(JSON.createParser(ObjectReadContext.empty(), in), 0, false);
        try {
            if (values.parser.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedException(1, "is no array");
            }
        } catch (JacksonException broken) {
            throw malformed(broken, 0);
        }
        return values;
    }

    /**
     * The next value of the array; null at its end. JSON nulls are passed over.
     *
     * @throws MalformedException when the rest is no JSON
     */
    public @Nullable Value next() throws MalformedException {
        try {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Value value = value("/" + index++);
                if (value != null) {
                    return value;
                }
            }
            if (parser.nextToken() != null) {
                throw new MalformedException(line(), "is no valid JSON: something follows after its end");
            }
            return null;
        } catch (JacksonException broken) {
            throw malformed(broken, 0);
        }
    }

    private static MalformedException malformed(JacksonException broken, int linesBefore) {
        int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
        return new MalformedException(
                linesBefore + Math.max(1, line), "is no valid JSON: " + firstLine(broken.getOriginalMessage()));
    }

    /** The first value of a text that may break the rules of JSON in the usual ways; null where there is none. */
    public static @Nullable Value forgiving(String text) {
        try (JsonValues values = new JsonValues(text, 0, true)) {
            return values.parser.nextToken() == null ? null : values.value("");
        } catch (JacksonException | MalformedException broken) {
            return null;
        }
    }

    /**
     * The one value of a text, null where it is the JSON null.
     *
     * @param linesBefore lines of the item that stand before the text
     * @throws MalformedException when it is no JSON, or more than one value
     */
    public static @Nullable Value parse(String text, int linesBefore) throws MalformedException {
        try (JsonValues values = new JsonValues(text, linesBefore, false)) {
            values.parser.nextToken();
            Value value = values.value("");
            if (values.parser.nextToken() != null) {
                throw new MalformedException(values.line(), "is no valid JSON: something follows after its end");
            }
            return value;
        } catch (JacksonException broken) {
            throw malformed(broken, linesBefore);
        }
    }

    /** The value at the parser's token, which it leaves at the value's last one. */
    private @Nullable Value value(String pointer) throws MalformedException {
        Value.Place place = new Value.Place(line(), pointer);
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new MalformedException(place.line(), "is no valid JSON: it is empty");
        }
        return switch (token) {
            case START_OBJECT -> new Value.Mapping(place, entries(pointer));
            case START_ARRAY -> new Value.Sequence(place, items(pointer));
            case VALUE_STRING -> new Value.Text(place, parser.getString());
            case VALUE_NULL -> null;
            default -> new Value.Literal(place, parser.getString());
        };
    }

    private Map<String, Value> entries(String pointer) throws MalformedException {
        Map<String, Value> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String escaped = name.replace("~", "~0").replace("/", "~1");
            parser.nextToken();
            Value value = value(pointer + "/" + escaped);
            if (value != null && entries.putIfAbsent(name, value) != null && !forgiving) {
                throw new MalformedException(line(), "is ambiguous JSON: " + pointer + "/" + escaped + " stands twice");
            }
        }
        return entries;
    }

    /** Nulls stand for nothing but hold their index. */
    private List<Value> items(String pointer) throws MalformedException {
        List<Value> items = new ArrayList<>();
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            Value value = value(pointer + "/" + index);
            if (value != null) {
                items.add(value);
            }
        }
        return items;
    }

    private int line() {
        return linesBefore + parser.currentTokenLocation().getLineNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        parser.close();
    }
}
