package org.warta.producer.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.warta.producer.note.Notes;

/**
 * The text of HTML: a paragraph for each block of it, a line for each {@code <br>}, item of a list and row of a table.
 * What is no part of the text is left out: scripts, styles, forms, hidden elements, cookie notices, share bars.
 */
public final class HtmlText implements NodeFilter {
    private static final Set<String> NO_TEXT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "applet",
            "svg",
            "math",
            "canvas",
            "head",
            "title",
            "button",
            "select",
            "textarea",
            "input",
            "nav",
            "audio",
            "video",
            "map",
            "datalist");

    private static final Set<String> LINES = Set.of("li", "tr", "td", "th", "tbody", "thead", "tfoot");

    /** Class names and ids of what surrounds articles. */
    private static final Pattern SURROUNDINGS =
            Pattern.compile("(?i)(?:^|\\s)(?:(?:post|entry|article|site|page|eu|js|wp)[-_])?(?:"
                    + "(?:cookies?|consent|gdpr)[-_]?(?:s|bar|banner|notice|consent|info|policy|popup|law|message|wall|overlay)?"
                    + "|(?:share|sharing|social)(?:[-_]?(?:bar|buttons?|links?|icons?|this|widgets?|tools?|media|container))?"
                    + "|sharedaddy|addthis\\S*|addtoany\\S*|a2a_\\S+|feedflare|mf-(?:viral|related)|jp-relatedposts"
                    + "|newsletter(?:[-_]?(?:signup|form|box|subscribe))?|related[-_]?(?:posts|articles)|baca[-_]?juga"
                    + "|breadcrumbs?|advert(?:isement)?s?|screen-reader-text|visually-hidden|sr-only)(?:$|\\s)");

    /** Whatever it is called, more text than this is no notice and no bar. */
    private static final int MAX_SURROUNDINGS = 1_000;

    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");

    private final Paragraphs paragraphs = new Paragraphs();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private int preformatted;
    private int rows;

    private HtmlText() {}

    /** The text of a fragment. */
    public static String of(String html) {
        return of(Jsoup.parseBodyFragment(Markup.bounded(html)).body());
    }

    /** The text of a fragment; one that was escaped twice is decoded twice, and noted. */
    public static String of(String html, Notes notes) {
        String text = of(html);
        if (!Markup.isEscapedTwice(html, text)) {
            return text;
        }
        notes.repaired("HTML that begins " + Notes.quote(html) + " was escaped twice");
        return of(text);
    }

    /** The text of an element. */
    public static String of(Element element) {
        HtmlText text = new HtmlText();
        element.filter(text);
        return text.paragraphs.text();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            String characters = CleanText.characters(text.getWholeText());
            paragraphs.append(preformatted > 0 ? characters : characters.replace('\n', ' '));
        } else if (node instanceof Element element) {
            if (isNoText(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            begin(element);
        }
        return FilterResult.CONTINUE;
    }

    private void begin(Element element) {
        switch (element.normalName()) {
            case "br" -> paragraphs.append("\n");
            case "tr" -> {
                rows++;
                paragraphs.append("\n");
            }
            case "td", "th" -> paragraphs.append(element.previousElementSibling() == null ? "" : " | ");
            case "li" -> paragraphs.append(numbers.isEmpty() || numbers.peek() < 0 ? "\n- " : "\n" + number() + ". ");
            case "ul" -> beginList(-1);
            case "ol" -> beginList(0);
            case "pre" -> {
                preformatted++;
                paragraphs.end();
            }
            default -> {
                block(element);
            }
        }
    }

    private void beginList(int number) {
        if (numbers.isEmpty()) {
            paragraphs.end();
        }
        numbers.push(number);
    }

    private int number() {
        int number = numbers.pop() + 1;
        numbers.push(number);
        return number;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            switch (element.normalName()) {
                case "ul", "ol" -> {
                    numbers.poll();
                    paragraphs.append("\n");
                    if (numbers.isEmpty()) {
                        paragraphs.end();
                    }
                }
                case "tr" -> rows--;
                case "pre" -> {
                    preformatted--;
                    paragraphs.end();
                }
                default -> {
                    block(element);
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    /** A block is a paragraph; within a list or a row it stays on the line. */
    private void block(Element element) {
        if (!element.isBlock() || LINES.contains(element.normalName())) {
            return;
        }
        if (numbers.isEmpty() && rows == 0) {
            paragraphs.end();
        } else {
            paragraphs.append(" ");
        }
    }

    private static boolean isNoText(Element element) {
        if (NO_TEXT.contains(element.normalName())) {
            return true;
        }
        if (element.attributesSize() == 0 || element.nameIs("body") || element.nameIs("article")) {
            return false;
        }
        if (element.hasAttr("hidden") || HIDDEN.matcher(element.attr("style")).find()) {
            return true;
        }
        return (SURROUNDINGS.matcher(element.className()).find()
                        || SURROUNDINGS.matcher(element.id()).find())
                && element.text().length() <= MAX_SURROUNDINGS;
    }
}
