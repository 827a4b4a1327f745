package org.warta.producer.xml;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.warta.producer.note.Notes;

/** Well-formed XML through the parser of the Java platform. Namespaces are left to the tree, which forgives more. */
final class StrictXml {
    private static final XMLInputFactory FACTORY = factory();

    private StrictXml() {}

    /**
     * The root; null where there is none.
     *
     * @throws XMLStreamException when the document is not well-formed, or has more than the platform takes
     */
    static @Nullable XmlElement parse(String document, Notes notes) throws XMLStreamException {
        TreeBuilder tree = new TreeBuilder(notes, false);
        XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(document));
        try {
            for (int depth = 0; reader.hasNext(); ) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT ->
                        tree.start(
                                depth++,
                                reader.getLocalName(),
                                attributes(reader),
                                reader.getLocation().getLineNumber());
                    case XMLStreamConstants.END_ELEMENT -> tree.end(--depth);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        tree.text(reader.getText());
                    default -> {}
                }
            }
        } catch (RuntimeException brokenParser) {
            // the platform's parser fails in other ways than it declares on some broken documents
            throw new XMLStreamException(brokenParser.toString(), reader.getLocation(), brokenParser);
        } finally {
            reader.close();
        }
        return tree.root();
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String local = reader.getAttributeLocalName(i);
            boolean bare = prefix == null || prefix.isEmpty();
            attributes.put(bare ? local : prefix + ":" + local, reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of a document is read: " + systemId);
        });
        return factory;
    }
}
