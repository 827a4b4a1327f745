package org.warta.enricher.topic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.warta.enricher.text.Passage;
import org.warta.event.Topic;

/** Weighs the terms of a text and says which media topics that makes probable enough. */
public final class LexiconMediaTopicTagger implements MediaTopicTagger {
    /** More stretches than these would show a reader nothing new. */
    static final int MOST_EVIDENCE = 64;

    /** A topic that more probably applies than not. */
    static final double LEAST_CONFIDENCE = 0.5;

    private static final int MOST_OF_UPPER_LEVEL = 4;
    private static final int MOST_OF_LOWER_LEVEL = 6;

    /** Of words that many texts have it takes as many to make a topic, unless a telling term is among them. */
    private static final int LEAST_TERMS = 3;

    private final Lexicon lexicon = new Lexicon();
    private final Calibration calibration = Calibration.shipped();

    @Override
    public List<Topic> tag(List<Passage> passages, String language) {
        Tally tally = new Tally(lexicon, passages, language);
        double[] probabilities = calibration.probabilities(tally);
        List<Integer> upper = mostProbable(
                probabilities,
                Concepts.upper(),
                MOST_OF_UPPER_LEVEL,
                concept -> probabilities[concept] >= LEAST_CONFIDENCE
                        && (tally.tellingTerms(concept) > 0 || tally.terms(concept) >= LEAST_TERMS));
        List<Integer> lower = mostProbable(
                probabilities,
                Concepts.lower(),
                MOST_OF_LOWER_LEVEL,
                concept -> probabilities[concept] >= LEAST_CONFIDENCE && upper.contains(Concepts.parent(concept)));
        return Stream.concat(upper.stream(), lower.stream())
                .map(concept -> new Topic(
                        Concepts.code(concept), (float) probabilities[concept], tally.evidence(concept, MOST_EVIDENCE)))
                .toList();
    }

    private static List<Integer> mostProbable(double[] probabilities, int[] level, int most, IntPredicate condition) {
        return Arrays.stream(level)
                .filter(condition)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer concept) -> -probabilities[concept]))
                .limit(most)
                .toList();
    }
}
