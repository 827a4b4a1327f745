package org.warta.producer.format;

import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.warta.producer.text.CleanText;
import org.warta.producer.text.HtmlText;
import org.warta.producer.text.Paragraphs;

/**
 * The text of CommonMark: a paragraph for each of its blocks, without mark-up, addresses and pictures.
 *
 * @param first the first block as one line; empty where there is none
 * @param startsWithHeading whether that is a heading
 * @param rest the blocks after it
 * @param all every block
 */
record MarkdownText(String first, boolean startsWithHeading, String rest, String all) {
    /** Deeper nesting of quotations and lists is read as text. */
    private static final int MAX_DEPTH = 100;

    private static final Parser COMMONMARK =
            Parser.builder().maxOpenBlockParsers(MAX_DEPTH).build();

    static MarkdownText of(String markdown) {
        Node document = COMMONMARK.parse(CleanText.characters(markdown));
        Paragraphs paragraphs = new Paragraphs();
        // a walk without recursion: emphasis can nest deeper than a thread's stack
        for (Node node = document.getFirstChild(); node != null; node = after(node, document)) {
            append(node, paragraphs);
        }
        String all = paragraphs.text();
        return new MarkdownText(
                paragraphs.first(),
                document.getFirstChild() instanceof Heading,
                paragraphs.count() == 0 ? "" : paragraphs.from(1),
                all);
    }

    private static void append(Node node, Paragraphs paragraphs) {
        if (node instanceof Block) {
            paragraphs.end();
        }
        if (node instanceof Text text) {
            paragraphs.append(text.getLiteral());
        } else if (node instanceof Code code) {
            paragraphs.append(code.getLiteral());
        } else if (node instanceof SoftLineBreak) {
            paragraphs.append(" ");
        } else if (node instanceof HardLineBreak) {
            paragraphs.append("\n");
        } else if (node instanceof FencedCodeBlock code) {
            paragraphs.append(code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            paragraphs.append(code.getLiteral());
        } else if (node instanceof HtmlBlock html) {
            for (String paragraph : HtmlText.of(html.getLiteral()).split("\n\n", -1)) {
                paragraphs.append(paragraph);
                paragraphs.end();
            }
        }
    }

    private static @Nullable Node after(Node node, Node root) {
        if (node.getFirstChild() != null && !(node instanceof Image)) {
            return node.getFirstChild();
        }
        Node ended = node;
        while (ended != root && ended.getNext() == null) {
            ended = ended.getParent();
        }
        return ended == root ? null : ended.getNext();
    }
}
