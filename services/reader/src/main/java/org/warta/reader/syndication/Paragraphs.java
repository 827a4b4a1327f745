package org.warta.reader.syndication;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Plain text as HTML: what blank lines separate becomes paragraphs, and nothing in it becomes markup. */
final class Paragraphs {
    private Paragraphs() {}

    static String html(String text) {
        return Arrays.stream(text.split("\\R\\s*\\R", -1))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> "<p>" + escape(paragraph) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
