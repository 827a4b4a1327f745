package org.warta.producer.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.warta.producer.note.Notes;

/** Builds the tree from what either parser reports, names its elements, and keeps it small. */
final class TreeBuilder {
    /** Elements deeper than this lose their tags and keep their text. */
    static final int MAX_DEPTH = 200;

    static final int MAX_ATTRIBUTES = 100;
    static final int MAX_ELEMENTS = 1_000_000;

    /** What a feed's elements without elements of the feed in them are called. */
    private static final Set<String> LEAVES = Set.of(
            "title",
            "link",
            "description",
            "pubdate",
            "guid",
            "category",
            "comments",
            "language",
            "copyright",
            "ttl",
            "generator",
            "docs",
            "managingeditor",
            "webmaster",
            "lastbuilddate",
            "updated",
            "published",
            "issued",
            "modified",
            "created",
            "id",
            "summary",
            "subtitle",
            "tagline",
            "rights",
            "content:encoded",
            "dc:date",
            "dc:creator",
            "dc:subject",
            "dc:title",
            "dc:language",
            "dc:rights",
            "dc:identifier",
            "dc:description",
            "loc",
            "lastmod");

    private static final Set<String> OTHERS = Set.of(
            "item",
            "entry",
            "image",
            "textinput",
            "cloud",
            "enclosure",
            "source",
            "author",
            "contributor",
            "channel",
            "url");
    private static final Set<String> ITEMS = Set.of("item", "entry");
    private static final Set<String> HOLD_NO_ITEMS =
            Set.of("item", "entry", "image", "textinput", "cloud", "source", "author", "contributor");

    private final Notes notes;
    private final boolean lenient;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable XmlElement root;
    private @Nullable XmlElement innermost;
    private int elements;

    /**
     * An element that is not closed.
     *
     * @param element null for one that is too deep, or one too many
     * @param key what the parser knows it by
     * @param prefixes namespaces by the prefixes that are declared in it
     */
    private record Open(@Nullable XmlElement element, Object key, Map<String, String> prefixes) {}

    /** @param lenient whether end tags may be missing */
    TreeBuilder(Notes notes, boolean lenient) {
        this.notes = notes;
        this.lenient = lenient;
    }

    @Nullable
    XmlElement root() {
        return root;
    }

    /** @param attributes by the names that they have in the document */
    void start(Object key, String rawName, Map<String, String> attributes, int line) {
        if (isTooMuch()) {
            open.push(new Open(null, key, Map.of()));
            return;
        }
        Map<String, String> prefixes = declared(attributes);
        String name = name(rawName, prefixes, Namespaces.NONE);
        if (lenient) {
            closeWhatCannotHold(name);
        }
        elements++;
        XmlElement parent = innermost;
        XmlElement element = new XmlElement(name, line, parent);
        attributes.entrySet().stream()
                .filter(attribute -> !isDeclaration(attribute.getKey()))
                .limit(MAX_ATTRIBUTES)
                .forEach(attribute -> element.put(
                        name(attribute.getKey(), prefixes, null), TextCharacters.meant(attribute.getValue())));
        if (parent == null) {
            root = element;
        } else {
            parent.add(element);
        }
        innermost = element;
        open.push(new Open(element, key, prefixes));
    }

    private boolean isTooMuch() {
        if (open.size() >= MAX_DEPTH) {
            notes.dropped("elements nested deeper than " + MAX_DEPTH + " lost their tags");
        } else if (elements >= MAX_ELEMENTS) {
            notes.dropped("elements beyond the first " + MAX_ELEMENTS + " lost their tags");
        }
        return open.size() >= MAX_DEPTH || elements >= MAX_ELEMENTS || (root != null && open.isEmpty());
    }

    /** Closes the element of that key and all in it; does nothing where it is closed already. */
    void end(Object key) {
        Open last = open.peek();
        boolean isLast = last != null && last.key().equals(key);
        if (!isLast && open.stream().noneMatch(element -> element.key().equals(key))) {
            return;
        }
        for (Open closed = open.pop(); ; closed = open.pop()) {
            if (closed.element() != null) {
                innermost = closed.element().parent();
            }
            if (closed.key().equals(key)) {
                return;
            }
        }
    }

    void text(String text) {
        if (innermost != null && !text.isEmpty()) {
            innermost.add(TextCharacters.meant(text));
        }
    }

    /** A title holds no link, and an item no item: its end tag is missing. */
    private void closeWhatCannotHold(String name) {
        if (!LEAVES.contains(name) && !OTHERS.contains(name)) {
            return;
        }
        Object unclosed = null;
        for (Open candidate : open) {
            XmlElement element = candidate.element();
            if (element == null) {
                continue;
            }
            if (LEAVES.contains(element.name()) || (ITEMS.contains(name) && HOLD_NO_ITEMS.contains(element.name()))) {
                unclosed = candidate.key();
            }
            if (ITEMS.contains(element.name())) {
                break;
            }
        }
        if (unclosed != null) {
            notes.repaired("an element lacks its end tag before <" + name + ">");
            end(unclosed);
        }
    }

    private static boolean isDeclaration(String attribute) {
        return attribute.equals("xmlns") || attribute.startsWith("xmlns:");
    }

    private static Map<String, String> declared(Map<String, String> attributes) {
        Map<String, String> declared = new HashMap<>();
        attributes.forEach((attribute, value) -> {
            if (attribute.equals("xmlns")) {
                declared.put(Namespaces.NONE, value);
            } else if (attribute.startsWith("xmlns:")) {
                declared.put(attribute.substring("xmlns:".length()), value);
            }
        });
        return declared;
    }

    /** @param bare the prefix of names without one where none is declared; null where none applies */
    private String name(String rawName, Map<String, String> innermost, @Nullable String bare) {
        int colon = rawName.indexOf(':');
        String prefix = colon < 0 ? Namespaces.NONE : rawName.substring(0, colon);
        String local = rawName.substring(colon + 1).toLowerCase(Locale.ROOT);
        if (colon < 0 && bare == null) {
            return local;
        }
        String usual = usual(prefix, innermost);
        return usual.isEmpty() ? local : usual + ":" + local;
    }

    private String usual(String prefix, Map<String, String> innermost) {
        String uri = innermost.get(prefix);
        for (Open element : open) {
            if (uri != null) {
                break;
            }
            uri = element.prefixes().get(prefix);
        }
        String usual = uri == null ? null : Namespaces.prefix(uri);
        if (usual != null) {
            return usual;
        }
        String lower = prefix.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "atom", "rss" -> Namespaces.NONE;
            case "creativecommons" -> "cc";
            default -> lower;
        };
    }
}
