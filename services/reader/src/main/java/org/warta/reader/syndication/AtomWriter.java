package org.warta.reader.syndication;

import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes elements of Atom. What is null is left out; what XML 1.0 cannot say becomes U+FFFD. */
final class AtomWriter {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    /** Other than the <a href="https://www.w3.org/TR/xml/#charsets">characters of XML 1.0</a>. */
    private static final Pattern UNSAYABLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;
    private int depth;

    AtomWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    void start(String name, @Nullable String language) throws XMLStreamException {
        if (depth++ == 0) {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(name);
            xml.writeDefaultNamespace(NAMESPACE);
        } else {
            xml.writeStartElement(name);
        }
        if (language != null) {
            xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", language);
        }
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
        if (--depth == 0) {
            xml.writeEndDocument();
            xml.close();
        }
    }

    void text(String name, @Nullable String text) throws XMLStreamException {
        if (text != null) {
            xml.writeStartElement(name);
            xml.writeCharacters(sayable(text));
            xml.writeEndElement();
        }
    }

    void html(String name, String html) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeAttribute("type", "html");
        xml.writeCharacters(sayable(html));
        xml.writeEndElement();
    }

    void link(String relation, @Nullable String type, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        attribute("rel", relation);
        attribute("type", type);
        attribute("href", address);
    }

    void category(String term, @Nullable String scheme, @Nullable String label) throws XMLStreamException {
        xml.writeEmptyElement("category");
        attribute("term", term);
        attribute("scheme", scheme);
        attribute("label", label);
    }

    private void attribute(String name, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute(name, sayable(value));
        }
    }

    private static String sayable(String text) {
        return UNSAYABLE.matcher(text).replaceAll("\uFFFD");
    }
}
