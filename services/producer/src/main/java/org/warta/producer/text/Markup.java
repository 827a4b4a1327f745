package org.warta.producer.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Tells HTML from plain text in places where either may stand: RSS does not say which. */
public final class Markup {
    private static final String INLINE =
            "a|abbr|acronym|b|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|s|small|"
                    + "span|strike|strong|sub|sup|tt|u|var|wbr";
    private static final String BLOCK = "address|article|aside|audio|blockquote|body|br|center|dd|div|dl|dt|embed|"
            + "fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|input|li|link|main|map|"
            + "marquee|meta|nav|noscript|object|ol|option|p|param|pre|script|section|select|style|table|tbody|td|"
            + "textarea|tfoot|th|thead|tr|ul|video|xml";
    private static final Pattern TAG = Pattern.compile(
            "<(?:/?(?:" + INLINE + "|" + BLOCK + ")(?=[\\s/>])|!--|!\\[CDATA\\[)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));");

    /** Tags that begin a text that was escaped once too often; a text about HTML rather begins with words. */
    private static final Pattern ESCAPED_START =
            Pattern.compile("<(?:" + INLINE + "|" + BLOCK + ")(?=[\\s/>])", Pattern.CASE_INSENSITIVE);

    private static final Pattern ENDLESS_TAG = Pattern.compile("<(?=/?[A-Za-z][^\\s/<>]{200})");

    private Markup() {}

    /** Whether a text has a tag or a character reference of HTML. */
    public static boolean isHtml(String text) {
        return TAG.matcher(text).find() || hasEntity(text);
    }

    private static boolean hasEntity(String text) {
        Matcher entity = ENTITY.matcher(text);
        while (entity.find()) {
            String name = entity.group(1);
            if (name == null || Entities.isNamedEntity(name)) {
                return true;
            }
        }
        return false;
    }

    /** The same mark-up with what only looks like a tag, and has an endless name, escaped: jsoup takes very long over it. */
    public static String bounded(String markup) {
        return ENDLESS_TAG.matcher(markup).replaceAll("&lt;");
    }

    /** Whether a text begins with a tag and ends with one, so that nobody can mean it as words. */
    public static boolean isMarkedUp(String text) {
        String stripped = text.strip();
        return ESCAPED_START.matcher(stripped).lookingAt() && stripped.endsWith(">");
    }

    /** Whether HTML, its tags and references decoded, begins with a tag again: it was escaped twice. */
    static boolean isEscapedTwice(String html, String text) {
        return !TAG.matcher(html).find() && ESCAPED_START.matcher(text).lookingAt() && text.indexOf('>') > 0;
    }
}
