package org.warta.reader.syndication;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The rules of Atom (RFC 4287): those that {@code atom.rnc} can say, and those that no grammar can. */
public final class AtomRules {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private AtomRules() {}

    /** What in the document is against the rules. */
    public static List<String> faults(byte[] document) {
        try (InputStream grammar = AtomRules.class.getResourceAsStream("atom.rnc")) {
            List<String> faults = new ArrayList<>();
            PropertyMapBuilder properties = new PropertyMapBuilder();
            properties.put(ValidateProperty.ERROR_HANDLER, new Collector(faults));
            ValidationDriver jing = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
            if (!jing.loadSchema(new InputSource(Objects.requireNonNull(grammar)))) {
                throw new IllegalStateException("atom.rnc is wrong: " + faults);
            }
            jing.validate(new InputSource(new ByteArrayInputStream(document)));
            if (faults.isEmpty()) {
                checkIds(parse(document), faults);
            }
            return faults;
        } catch (IOException | SAXException | ParserConfigurationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static Document parse(byte[] document) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(document));
    }

    /** Sections 4.1.1 and 4.2.7.2: an id names one entry, and a link of a kind comes once. */
    private static void checkIds(Document feed, List<String> faults) {
        Set<String> ids = new HashSet<>();
        NodeList entries = feed.getElementsByTagNameNS(ATOM, "entry");
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            String id = entry.getElementsByTagNameNS(ATOM, "id").item(0).getTextContent();
            if (!ids.add(id)) {
                faults.add("two entries have the id " + id);
            }
        }
        NodeList links = feed.getElementsByTagNameNS(ATOM, "link");
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            String kind = System.identityHashCode(link.getParentNode()) + " " + link.getAttribute("rel") + " "
                    + link.getAttribute("type");
            if (!kinds.add(kind)) {
                faults.add("two links are " + kind);
            }
        }
    }

    private record Collector(List<String> faults) implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            faults.add(warning.toString());
        }

        @Override
        public void error(SAXParseException error) {
            faults.add(error.toString());
        }

        @Override
        public void fatalError(SAXParseException fatal) {
            faults.add(fatal.toString());
        }
    }
}
