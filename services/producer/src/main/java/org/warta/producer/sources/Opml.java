package org.warta.producer.sources;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.producer.note.Notes;
import org.warta.producer.stream.SourceCatalogue;
import org.warta.producer.text.CleanText;
import org.warta.producer.text.Decoded;
import org.warta.producer.xml.XmlTree;

/** Lists of feeds in <a href="http://opml.org/spec2.opml">OPML 2.0</a>, as feed readers exchange them. */
final class Opml {
    /** Bytes of a list. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    static final int MAX_OUTLINES = 10_000;

    private static final int LONGEST_NAME = 200;
    private static final Pattern END = Pattern.compile("</opml\\s*>|<opml[^>]*/>", Pattern.CASE_INSENSITIVE);

    private Opml() {}

    /**
     * The feeds in a list, in its order, groups dissolved; broken XML is read as far as it goes.
     *
     * @throws RefusedException when it is no list, or one too long
     */
    static List<Outline> read(byte[] bytes, @Nullable String contentType) {
        Notes notes = new Notes();
        String text = Decoded.of(bytes, contentType, notes).text();
        XmlTree tree = XmlTree.of(text, notes);
        if (tree == null || !tree.root().name().equals("opml")) {
            throw RefusedException.invalid("The list is no OPML: its root element must be opml.", List.of());
        }
        if (!END.matcher(text).find()) {
            throw RefusedException.invalid("The list is cut off: send all of it.", List.of());
        }
        List<Outline> outlines = new ArrayList<>();
        tree.root().walk(element -> {
            String uri = element.attribute("xmlurl");
            if (element.name().equals("outline") && uri != null) {
                String name = element.attribute("title");
                outlines.add(new Outline(uri, name(name == null ? element.attribute("text") : name)));
            }
        });
        if (outlines.size() > MAX_OUTLINES) {
            throw RefusedException.invalid(
                    "The list holds %,d feeds, over the limit of %,d: split it."
                            .formatted(outlines.size(), MAX_OUTLINES),
                    List.of());
        }
        return outlines;
    }

    private static @Nullable String name(@Nullable String text) {
        String line = text == null ? "" : CleanText.line(text);
        return line.isEmpty() ? null : line.substring(0, Math.min(line.length(), LONGEST_NAME));
    }

    /** The feeds among sources as a list, in UTF-8. */
    static byte[] write(List<SourceCatalogue.Entry> sources, Instant now) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("opml");
            xml.writeAttribute("version", "2.0");
            xml.writeStartElement("head");
            element(xml, "title", "Sources of Warta");
            element(xml, "dateCreated", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
            xml.writeEndElement();
            xml.writeStartElement("body");
            for (SourceCatalogue.Entry source : sources) {
                SourceDefinition definition = source.definition();
                if (definition.getKind() == SourceKind.FEED && definition.getUri() != null) {
                    String name = definition.getName() == null ? definition.getSourceId() : definition.getName();
                    xml.writeEmptyElement("outline");
                    xml.writeAttribute("type", "rss");
                    xml.writeAttribute("text", name);
                    xml.writeAttribute("title", name);
                    xml.writeAttribute("xmlUrl", definition.getUri());
                }
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("memory does not fail", impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
