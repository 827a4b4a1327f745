package org.warta.producer.xml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.warta.producer.note.Notes;
import org.warta.producer.text.Markup;

/** XML that is not well-formed, through jsoup, which always finds a tree. */
final class LenientXml implements NodeVisitor {
    private final TreeBuilder tree;

    private LenientXml(Notes notes) {
        this.tree = new TreeBuilder(notes, true);
    }

    /** The root; null where there is no element at all. */
    static @Nullable XmlElement parse(String document, Notes notes) {
        Parser parser = Parser.xmlParser().setTrackPosition(true).setMaxDepth(TreeBuilder.MAX_DEPTH + 1);
        LenientXml visitor = new LenientXml(notes);
        for (Node node : parser.parseInput(Markup.bounded(document), "").childNodes()) {
            node.traverse(visitor);
        }
        return visitor.tree.root();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            tree.text(text.getWholeText());
        } else if (node instanceof Element element) {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (Attribute attribute : element.attributes()) {
                attributes.put(attribute.getKey(), attribute.getValue());
            }
            tree.start(
                    element,
                    element.tagName(),
                    attributes,
                    element.sourceRange().start().lineNumber());
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            tree.end(element);
        }
    }
}
