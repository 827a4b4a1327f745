package org.warta.producer.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.warta.producer.note.Notes;

/**
 * A document as a tree.
 *
 * @param root its outermost element
 * @param wellFormed whether it is XML, at most after small faults were mended; else what it means is partly a guess
 * @param cutOff whether the document ends within its last item: that is not whole
 */
public record XmlTree(XmlElement root, boolean wellFormed, boolean cutOff) {
    private static final Pattern PARSE_ERROR = Pattern.compile("(?s)^ParseError at .*?Message: ");
    private static final Pattern ITEM_TAG =
            Pattern.compile("<(/?)(?:[\\w.-]{1,50}:)?(?:item|entry|url|newsitem)(?=[\\s>])", Pattern.CASE_INSENSITIVE);
    private static final Pattern END_OF_ALL =
            Pattern.compile("</(?:[\\w.-]{1,50}:)?(?:rss|rdf|feed|channel|urlset)\\b", Pattern.CASE_INSENSITIVE);

    /** Reads a document, mending what is broken; null where it has no element. */
    public static @Nullable XmlTree of(String document, Notes notes) {
        Prolog prolog = Prolog.of(document, notes);
        if (prolog.entities().isEmpty()) {
            try {
                return strict(prolog.text(), notes);
            } catch (XMLStreamException broken) {
                // to be mended
            }
        }
        String mended = Mending.of(prolog, notes);
        try {
            return strict(mended, notes);
        } catch (XMLStreamException broken) {
            XmlElement root = LenientXml.parse(mended, notes);
            if (root == null) {
                return null;
            }
            notes.repaired("the XML is broken" + why(broken) + ": it was read as well as it can be");
            return new XmlTree(root, false, endsWithinItem(mended));
        }
    }

    private static @Nullable XmlTree strict(String text, Notes notes) throws XMLStreamException {
        XmlElement root = StrictXml.parse(text, notes);
        return root == null ? null : new XmlTree(root, true, false);
    }

    private static String why(XMLStreamException broken) {
        String message =
                PARSE_ERROR.matcher(String.valueOf(broken.getMessage())).replaceFirst("");
        String reason = message.lines().findFirst().orElse("").strip();
        return broken.getLocation() == null
                ? " (" + reason + ")"
                : " on line " + broken.getLocation().getLineNumber() + " (" + reason + ")";
    }

    private static boolean endsWithinItem(String text) {
        boolean within = false;
        int last = 0;
        for (Matcher tag = ITEM_TAG.matcher(text); tag.find(); ) {
            within = tag.group(1).isEmpty();
            last = tag.end();
        }
        return within && !END_OF_ALL.matcher(text).find(last);
    }
}
