package org.warta.producer.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.warta.producer.text.CleanText;

/** Takes values out of a mapping by name, and notes those of the wrong kind. A blank text counts as absent. */
record Fields(Value.Mapping mapping, Faults faults) {

    /** Hands over the text of that name, cleaned, where there is one. */
    void text(String name, UnaryOperator<String> clean, Consumer<String> taker) {
        String text = text(mapping.get(name), clean);
        if (text != null) {
            taker.accept(text);
        }
    }

    /** Hands over the line of text of that name, where there is one. */
    void line(String name, Consumer<String> taker) {
        text(name, CleanText::line, taker);
    }

    /** Hands over the time of that name, where there is one. */
    void time(String name, Consumer<Instant> taker) {
        line(name, text -> {
            try {
                taker.accept(Dates.parse(text));
            } catch (IllegalArgumentException impossible) {
                fault(name, String.valueOf(impossible.getMessage()));
            }
        });
    }

    /** The items of the list of that name, or the one item that stands in place of a list; none where it is absent. */
    List<Value> items(String name) {
        Value value = mapping.get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof Value.Sequence sequence ? sequence.items() : List.of(value);
    }

    /** The mappings in the list of that name. */
    List<Fields> mappings(String name) {
        List<Fields> mappings = new ArrayList<>();
        for (Value item : items(name)) {
            if (item instanceof Value.Mapping entries) {
                mappings.add(new Fields(entries, faults));
            } else {
                faults.add(item, "is to be an object");
            }
        }
        return mappings;
    }

    /** The value as cleaned text; null where it is absent, blank or, which is a fault, of another kind. */
    @Nullable
    String text(@Nullable Value value, UnaryOperator<String> clean) {
        if (value instanceof Value.Text text) {
            String cleaned = clean.apply(text.text());
            return cleaned.isEmpty() ? null : cleaned;
        }
        if (value != null) {
            faults.add(value, "is to be text");
        }
        return null;
    }

    /** Notes what is wrong with the value of that name. */
    void fault(String name, String reason) {
        Value value = mapping.get(name);
        faults.add(value == null ? mapping : value, reason);
    }
}
