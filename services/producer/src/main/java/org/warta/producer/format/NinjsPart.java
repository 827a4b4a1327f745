package org.warta.producer.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.warta.producer.text.CleanText;
import org.warta.producer.text.HtmlText;

/**
 * One of the texts that ninjs gives side by side: headlines, bodies, descriptions.
 *
 * @param role what it is for; empty where it is not said
 * @param contentType IANA media type without parameters, in lower case; empty where it is not said
 * @param text the text itself, clean
 */
record NinjsPart(String role, String contentType, String text) {
    private static final List<String> ROLES = List.of("main", "", "summary");
    private static final List<String> TYPES = List.of("text/plain", "", "text/html", "application/xhtml+xml");

    /** The one that says most plainly what the article says: plain text before HTML, the main role before others. */
    static Optional<String> best(Fields item, String name) {
        List<NinjsPart> parts = new ArrayList<>();
        for (Fields part : item.mappings(name)) {
            String contentType = word(part, "contentType");
            part.text(
                    "value",
                    value -> clean(contentType, value),
                    text -> parts.add(new NinjsPart(word(part, "role"), contentType, text)));
        }
        return parts.stream()
                .filter(part -> TYPES.contains(part.contentType))
                .min(Comparator.comparing((NinjsPart part) -> TYPES.indexOf(part.contentType))
                        .thenComparing(part -> ROLES.contains(part.role) ? ROLES.indexOf(part.role) : ROLES.size()))
                .map(NinjsPart::text);
    }

    private static String word(Fields part, String name) {
        String word = part.text(part.mapping().get(name), CleanText::line);
        return word == null ? "" : word.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String clean(String contentType, String value) {
        return contentType.contains("html") ? HtmlText.of(value) : CleanText.body(value);
    }
}
