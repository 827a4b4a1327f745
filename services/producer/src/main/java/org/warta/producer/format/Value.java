package org.warta.producer.format;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A value of front matter or of JSON that knows where it stands. Nulls are left out. */
public sealed interface Value {
    /** Where it stands. */
    Place place();

    /**
     * Where a value stands.
     *
     * @param line counted from 1
     * @param path how people find it in that line: a JSON pointer, or a key of front matter
     */
    record Place(int line, String path) {}

    /** A string; in front matter every scalar is one, as it is written there. */
    record Text(Place place, String text) implements Value {}

    /** A number, {@code true} or {@code false}, as it is written. */
    record Literal(Place place, String text) implements Value {}

    /** A list, nulls left out. */
    record Sequence(Place place, List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Entries by name; upper and lower case make no difference, since releases of ninjs differ in nothing else. */
    record Mapping(Place place, Map<String, Value> entries) implements Value {
        public Mapping {
            Map<String, Value> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(entries);
            entries = Collections.unmodifiableMap(copy);
        }

        public @Nullable Value get(String name) {
            return entries.get(name);
        }

        /** The text there, or null where there is none. */
        public @Nullable String text(String name) {
            return entries.get(name) instanceof Text text ? text.text() : null;
        }
    }
}
