package org.warta.producer.format;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of HTML: a paragraph for each block of it, a line for each {@code <br>}; scripts and styles left out. */
final class HtmlText implements NodeVisitor {
    private final Paragraphs paragraphs = new Paragraphs();

    private HtmlText() {}

    static String of(String html) {
        HtmlText text = new HtmlText();
        Jsoup.parseBodyFragment(html).body().traverse(text);
        return text.paragraphs.text();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            paragraphs.append(CleanText.characters(text.getWholeText()).replace('\n', ' '));
        } else if (node instanceof Element element && element.nameIs("br")) {
            paragraphs.append("\n");
        } else {
            endOfBlock(node);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        endOfBlock(node);
    }

    private void endOfBlock(Node node) {
        if (node instanceof Element element && element.isBlock()) {
            paragraphs.end();
        }
    }
}
