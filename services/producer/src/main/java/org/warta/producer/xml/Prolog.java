package org.warta.producer.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warta.producer.note.Notes;

/**
 * A document without what stands before its root: the XML declaration and the document type, which is not obeyed but for
 * the plain characters that it gives names to.
 *
 * @param text the rest, with the line breaks of what was removed
 * @param entities texts by the names that the document type gives them; none refers to another
 */
record Prolog(String text, Map<String, String> entities) {
    private static final Pattern DECLARATION = Pattern.compile("\\s*<\\?xml\\s[^>]*\\?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile(
            "<!ENTITY\\s+(%\\s+)?([\\w.-]{1,64})\\s+(?:\"([^\"<]{0,1000})\"|'([^'<]{0,1000})'|[^>]{0,1000})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE =
            Pattern.compile("&#(?:x([0-9a-f]{1,6})|(\\d{1,7}));", Pattern.CASE_INSENSITIVE);
    private static final int MAX_ENTITIES = 500;
    /** A document type stands before the root, and a root within this. */
    private static final int WITHIN = 200_000;

    static Prolog of(String document, Notes notes) {
        String text = withoutMark(document);
        Matcher declaration = DECLARATION.matcher(text);
        if (declaration.lookingAt()) {
            text = breaks(declaration.group()) + text.substring(declaration.end());
        }
        Matcher doctype = DOCTYPE.matcher(text).region(0, Math.min(text.length(), WITHIN));
        if (!doctype.find()) {
            return new Prolog(text, Map.of());
        }
        int end = endOfDoctype(text, doctype.end());
        String removed = text.substring(doctype.start(), end);
        return new Prolog(
                text.substring(0, doctype.start()) + breaks(removed) + text.substring(end), entities(removed, notes));
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String breaks(String removed) {
        return "\n".repeat((int) removed.chars().filter(c -> c == '\n').count());
    }

    private static int endOfDoctype(String text, int from) {
        boolean subset = false;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                subset = true;
            } else if (c == ']') {
                subset = false;
            } else if (c == '>' && !subset) {
                return i + 1;
            }
        }
        return Math.max(from, text.indexOf('>', from) + 1);
    }

    private static Map<String, String> entities(String doctype, Notes notes) {
        Map<String, String> entities = new HashMap<>();
        for (Matcher entity = ENTITY.matcher(doctype); entity.find() && entities.size() < MAX_ENTITIES; ) {
            String value = entity.group(3) == null ? entity.group(4) : entity.group(3);
            if (entity.group(1) != null || value == null) {
                notes.dropped("entity " + Notes.quote(entity.group(2)) + " is not plain text of the document itself");
                continue;
            }
            String plain = REFERENCE
                    .matcher(value)
                    .replaceAll(
                            reference -> Matcher.quoteReplacement(character(reference.group(1), reference.group(2))));
            if (plain.indexOf('&') >= 0 && value.matches("(?s).*&[^#\\s][^;\\s]*;.*")) {
                notes.dropped("entity " + Notes.quote(entity.group(2)) + " refers to others");
            } else {
                entities.putIfAbsent(entity.group(2), plain);
            }
        }
        return entities;
    }

    private static String character(@Nullable String hex, String decimal) {
        int point = hex == null ? Integer.parseInt(decimal) : Integer.parseInt(hex, 16);
        return TextCharacters.isAllowed(point) ? Character.toString(point) : "";
    }
}
