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

    /** Even with chance, which is also where F1 on the training articles is highest. */
    private static final double LEAST_CONFIDENCE_OF_UPPER_LEVEL = 0.5;

    /** Where F1 on the training articles is highest; a topic of this level has few terms. */
    private static final double LEAST_CONFIDENCE_OF_LOWER_LEVEL = 0.4;

    private static final int MOST_OF_UPPER_LEVEL = 4;
    private static final int MOST_OF_LOWER_LEVEL = 6;

    /** One term alone may be a mention in passing. */
    private static final int LEAST_TERMS_OF_UPPER_LEVEL = 2;

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
                concept -> probabilities[concept] >= LEAST_CONFIDENCE_OF_UPPER_LEVEL
                        && tally.terms(concept) >= LEAST_TERMS_OF_UPPER_LEVEL
                        && tally.tellingTerms(concept) > 0);
        List<Integer> lower = mostProbable(
                probabilities,
                Concepts.lower(),
                MOST_OF_LOWER_LEVEL,
                concept -> probabilities[concept] >= LEAST_CONFIDENCE_OF_LOWER_LEVEL
                        && upper.contains(Concepts.parent(concept)));
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
