package org.warta.producer.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warta.producer.note.Notes;
import org.warta.producer.text.CleanText;
import org.warta.producer.text.HtmlText;
import org.warta.producer.text.Markup;
import org.warta.producer.xml.XmlElement;

/**
 * The text of an element that may hold plain text, HTML that is escaped or stands as it is, or either in base64. Atom
 * says which; elsewhere it shows.
 */
final class Passage {
    private static final Pattern ESCAPED_CDATA = Pattern.compile("\\s*<!\\[CDATA\\[(.*)]]>\\s*", Pattern.DOTALL);

    private Passage() {}

    /** Its text in paragraphs; empty where there is none. */
    static String body(XmlElement element, Notes notes) {
        return text(element, false, notes);
    }

    /** Its text in one line; empty where there is none. */
    static String line(XmlElement element, Notes notes) {
        return text(element, true, notes);
    }

    private static String text(XmlElement element, boolean line, Notes notes) {
        String type = lower(element.attribute("type"));
        String mode = lower(element.attribute("mode"));
        if (element.hasChildren()) {
            return type.endsWith("xml") && !type.contains("xhtml") && !type.equals("application/xml") && !line
                    ? CleanText.body(element.text())
                    : html(element.markup(), line, notes);
        }
        String text = element.text();
        if (mode.equals("base64") || isBase64(type)) {
            text = decoded(text);
        }
        Matcher escaped = ESCAPED_CDATA.matcher(text);
        if (escaped.matches()) {
            notes.repaired(element.name() + " has a CDATA section that is escaped");
            text = escaped.group(1);
        }
        if (isHtml(type, element, text)) {
            return html(text, line, notes);
        }
        if (!line && Markup.isMarkedUp(text)) {
            notes.repaired(element.name() + " says that it is plain text, but is HTML");
            return html(text, false, notes);
        }
        return line ? CleanText.line(text) : CleanText.body(text);
    }

    private static boolean isHtml(String type, XmlElement element, String text) {
        if (type.contains("html") || type.endsWith("xml")) {
            return true;
        }
        boolean atom = isAtom(element);
        boolean plain = type.equals("text") || (atom && (type.isEmpty() || type.equals("text/plain")));
        return !plain && Markup.isHtml(text);
    }

    /** Whether the element is one whose specification says that a text without a type is plain. */
    private static boolean isAtom(XmlElement element) {
        XmlElement parent = element.parent();
        return parent != null && (parent.name().equals("entry") || parent.name().equals("feed"));
    }

    private static boolean isBase64(String type) {
        return type.contains("/") && !type.startsWith("text/") && !type.contains("html") && !type.endsWith("xml");
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return base64;
        }
    }

    static String html(String html, boolean line, Notes notes) {
        String text = HtmlText.of(html, notes);
        return line ? CleanText.line(text) : text;
    }

    /** Text that may be HTML, of a format that does not say. */
    static String unsaid(String text, boolean line, Notes notes) {
        if (Markup.isHtml(text)) {
            return html(text, line, notes);
        }
        return line ? CleanText.line(text) : CleanText.body(text);
    }

    private static String lower(@Nullable String word) {
        return word == null
                ? ""
                : word.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
    }
}
