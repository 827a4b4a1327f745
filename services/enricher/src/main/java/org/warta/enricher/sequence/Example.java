package org.warta.enricher.sequence;

import java.util.List;

/**
 * A sentence with the right answer.
 *
 * @param words its words
 * @param stretches what is marked in it; none overlap
 */
public record Example(List<Word> words, List<Stretch> stretches) {
    /** Keeps copies. */
    public Example {
        words = List.copyOf(words);
        stretches = List.copyOf(stretches);
    }
}
