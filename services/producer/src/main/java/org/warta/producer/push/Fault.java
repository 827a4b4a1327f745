package org.warta.producer.push;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warta.event.Rejection;

/**
 * What is wrong with an article.
 *
 * @param pointer JSON pointer to it within the article, as a URI fragment; null where it is about the whole
 * @param line line of the body, counted from 1; null where the pointer says enough, or there is no line
 * @param detail what is wrong and what to do about it
 */
public record Fault(@Nullable String pointer, @Nullable Integer line, String detail) {
    /** How the formats begin a reason that is about a part: names in a pointer hold no colon and space. */
    private static final Pattern POINTER = Pattern.compile("(/.*?): (.*)", Pattern.DOTALL);

    /** @param linesBefore lines of the body before what was rejected */
    static Fault of(Rejection rejection, int linesBefore) {
        Matcher matcher = POINTER.matcher(rejection.getReason());
        if (matcher.matches()) {
            return new Fault("#" + matcher.group(1), null, matcher.group(2));
        }
        Integer line = rejection.getLine();
        return new Fault(null, line == null ? null : linesBefore + line, rejection.getReason());
    }

    static Fault whole(String detail) {
        return new Fault(null, null, detail);
    }
}
