package org.warta.producer.page;

import java.util.IdentityHashMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.warta.producer.text.HtmlText;

/**
 * The text of the article in a page that does not mark it: the element whose own paragraphs hold the most words outside
 * of links, as reader views of browsers find it.
 */
final class MainText {
    /** Less than this is a caption or a button. */
    private static final int MIN_PARAGRAPH = 40;

    private static final int MIN_TEXT = 200;

    private MainText() {}

    /** Its paragraphs; empty where the page has no text to speak of. */
    static String of(Document page) {
        page.select("nav, aside, footer, form, figure, figcaption, [role=navigation], [role=complementary]")
                .remove();
        for (String marked : new String[] {"[itemprop=articleBody]", "article", "main", "[role=main]"}) {
            Element longest = null;
            for (Element candidate : page.select(marked)) {
                if (longest == null
                        || candidate.text().length() > longest.text().length()) {
                    longest = candidate;
                }
            }
            String text = longest == null ? "" : text(longest);
            if (text.length() >= MIN_TEXT) {
                return text;
            }
        }
        Element densest = densest(page);
        return densest == null ? "" : text(densest);
    }

    /** The title is told apart, and stands in many articles again. */
    private static String text(Element element) {
        element.select("h1").remove();
        return HtmlText.of(element);
    }

    private static @Nullable Element densest(Document page) {
        IdentityHashMap<Element, Double> scores = new IdentityHashMap<>();
        Element best = null;
        for (Element paragraph : page.select("p, pre, blockquote")) {
            int linked = paragraph.select("a").stream()
                    .mapToInt(link -> link.text().length())
                    .sum();
            int words = paragraph.text().length() - 2 * linked;
            if (words < MIN_PARAGRAPH) {
                continue;
            }
            double share = words;
            Element holder = paragraph.parent();
            for (int up = 0; up < 2 && holder != null && !holder.nameIs("html"); up++) {
                double score = scores.merge(holder, share, Double::sum);
                if (best == null || score > scores.getOrDefault(best, 0.0)) {
                    best = holder;
                }
                share /= 2;
                holder = holder.parent();
            }
        }
        return best;
    }
}
