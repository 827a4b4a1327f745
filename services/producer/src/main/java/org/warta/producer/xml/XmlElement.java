package org.warta.producer.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.warta.producer.link.Links;

/**
 * An element of a document. Names are in lower case, with the usual prefix of their namespace, whatever prefix the
 * document gives it: {@code title}, {@code dc:creator}, {@code xhtml:div}. Elements nest at most
 * {@value TreeBuilder#MAX_DEPTH} deep.
 */
public final class XmlElement {
    private final String name;
    private final int line;
    private final @Nullable XmlElement parent;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    /** Elements, and strings for the text between them. */
    private final List<Object> content = new ArrayList<>();

    XmlElement(String name, int line, @Nullable XmlElement parent) {
        this.name = name;
        this.line = line;
        this.parent = parent;
    }

    void put(String attribute, String value) {
        attributes.putIfAbsent(attribute, value);
    }

    void add(XmlElement child) {
        content.add(child);
    }

    void add(String text) {
        content.add(text);
    }

    public String name() {
        return name;
    }

    /** Where it begins, counted from 1. */
    public int line() {
        return line;
    }

    public @Nullable XmlElement parent() {
        return parent;
    }

    /** The value of an attribute, stripped; null where it is absent or blank. */
    public @Nullable String attribute(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    public List<XmlElement> children() {
        List<XmlElement> children = new ArrayList<>();
        for (Object node : content) {
            if (node instanceof XmlElement child) {
                children.add(child);
            }
        }
        return children;
    }

    /** Children of that name, in their order. */
    public List<XmlElement> children(String childName) {
        return children().stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The first child of that name; null where there is none. */
    public @Nullable XmlElement child(String childName) {
        for (Object node : content) {
            if (node instanceof XmlElement child && child.name.equals(childName)) {
                return child;
            }
        }
        return null;
    }

    /** The text of the first child of that name, stripped; null where it is absent or blank. */
    public @Nullable String childText(String childName) {
        XmlElement child = child(childName);
        String text = child == null ? "" : child.text().strip();
        return text.isEmpty() ? null : text;
    }

    public boolean hasChildren() {
        return content.stream().anyMatch(XmlElement.class::isInstance);
    }

    /** All text in it, as it stands. */
    public String text() {
        if (content.size() == 1 && content.get(0) instanceof String only) {
            return only;
        }
        StringBuilder text = new StringBuilder();
        appendText(text);
        return text.toString();
    }

    private void appendText(StringBuilder text) {
        for (Object node : content) {
            if (node instanceof XmlElement child) {
                child.appendText(text);
            } else {
                text.append(node);
            }
        }
    }

    /** What is in it as HTML: prefixes dropped, characters escaped. */
    public String markup() {
        StringBuilder markup = new StringBuilder();
        content.forEach(node -> append(node, markup));
        return markup.toString();
    }

    private static void append(Object node, StringBuilder markup) {
        if (node instanceof XmlElement child) {
            String tag = child.name.substring(child.name.indexOf(':') + 1);
            markup.append('<').append(tag);
            child.attributes.forEach((attribute, value) -> markup.append(' ')
                    .append(attribute)
                    .append("=\"")
                    .append(escaped(value))
                    .append('"'));
            markup.append('>');
            child.content.forEach(inner -> append(inner, markup));
            if (!tag.equals("br") && !tag.equals("img") && !tag.equals("hr")) {
                markup.append("</").append(tag).append('>');
            }
        } else {
            markup.append(escaped(node.toString()));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Hands over it and everything in it, in document order. */
    public void walk(Consumer<XmlElement> visitor) {
        visitor.accept(this);
        for (Object node : content) {
            if (node instanceof XmlElement child) {
                child.walk(visitor);
            }
        }
    }

    /** The nearest {@code xml:lang}, which may be empty; null where there is none. */
    public @Nullable String language() {
        for (XmlElement element = this; element != null; element = element.parent) {
            String language = element.attributes.get("xml:lang");
            if (language != null) {
                return language;
            }
        }
        return null;
    }

    /** What references in it are relative to: the nearest {@code xml:base}, resolved outwards up to the document's. */
    public @Nullable String base(@Nullable String documentBase) {
        String outer = parent == null ? documentBase : parent.base(documentBase);
        String own = attribute("xml:base");
        if (own == null) {
            return outer;
        }
        String resolved = Links.resolve(outer, own);
        return resolved == null || !Links.isWeb(resolved) ? outer : resolved;
    }
}
