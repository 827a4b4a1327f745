package org.warta.reader.site;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the lines of a plain text that are headings of what follows, as editors write them: one short line that begins as a
 * sentence does and does not end as one, between paragraphs that are none. A list is therefore none, nor is the first or the
 * last paragraph.
 */
final class Crossheads {
    private static final int LONGEST = 90; // characters
    private static final Pattern LINE =
            Pattern.compile("[\\p{Pi}\"'‘]*[\\p{L}&&\\P{Ll}][^\\n]*[\\p{L}\\p{N}][\\p{Pf}\\p{Pe}\"'’]*");

    private Crossheads() {}

    /** Which of the paragraphs are headings, counted from 0. */
    static Set<Integer> in(List<String> paragraphs) {
        return IntStream.range(1, Math.max(1, paragraphs.size() - 1))
                .filter(at -> isLine(paragraphs.get(at))
                        && !isLine(paragraphs.get(at + 1))
                        && (at == 1 || !isLine(paragraphs.get(at - 1))))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static boolean isLine(String paragraph) {
        return paragraph.length() <= LONGEST && LINE.matcher(paragraph.strip()).matches();
    }
}
