package org.warta.enricher.sequence;

import java.util.List;

/**
 * Sentences annotated by one convention.
 *
 * @param convention name of the convention
 * @param weight how much a sentence counts; 1 in full
 * @param examples the sentences
 */
public record Corpus(String convention, double weight, List<Example> examples) {
    /** Keeps a copy. */
    public Corpus {
        examples = List.copyOf(examples);
    }
}
