package org.warta.enricher.linear;

import java.util.Set;

/**
 * A text with its right answer, to train or measure with.
 *
 * @param labels the labels that apply: exactly one for a model of {@link Decision#ONE_OF}; any number, also none, for
 *     one of {@link Decision#ANY_OF}
 * @param text the text
 */
public record Example(Set<String> labels, String text) {

    public Example {
        labels = Set.copyOf(labels);
    }

    /** A text with one label. */
    public static Example of(String label, String text) {
        return new Example(Set.of(label), text);
    }
}
