package org.warta.enricher.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warta.enricher.text.Passage;
import org.warta.enricher.text.PhraseTable;
import org.warta.enricher.topic.Lexicon.Term;
import org.warta.event.Span;
import org.warta.event.TextField;
import org.warta.event.Topic;
import org.warta.schemas.mediatopic.MediaTopic;

/**
 * Weighs the terms of a text. Repeating a term counts less each time, the headline counts more, and the sum is set
 * against the square root of the length: long texts gather stray terms. Of terms that overlap the longest counts.
 */
public final class LexiconMediaTopicTagger implements MediaTopicTagger {
    /** More stretches than these would show a reader nothing new. */
    static final int MOST_EVIDENCE = 64;

    private static final int MOST_TOPICS = 4;
    private static final int LEAST_TERMS = 3;
    private static final int HEADLINE_COUNTS = 3;
    private static final double LEAST_CONFIDENCE = 0.5;

    /** A topic with less than this part of the strongest one's score is mentioned, not treated. */
    private static final double LEAST_SHARE = 0.45;

    /** Words that a text is taken to have at least, so that three chance hits in a notice do not make a topic. */
    private static final int LEAST_WORDS = 40;

    /** Score per square root of words at which confidence is one half; tuned on the sample articles. */
    private static final double HALF_CONFIDENCE = 0.9;

    private final Lexicon lexicon = new Lexicon();

    /** What speaks for one topic. */
    private static final class Evidence {
        private final Map<String, Integer> weights = new HashMap<>();
        private final Map<String, Integer> counts = new HashMap<>();
        private final List<Span> spans = new ArrayList<>();

        void add(String term, int weight, Span span) {
            weights.put(term, weight);
            counts.merge(term, span.getField() == TextField.HEADLINE ? HEADLINE_COUNTS : 1, Integer::sum);
            if (spans.size() < MOST_EVIDENCE) {
                spans.add(span);
            }
        }

        double score() {
            double score = 0;
            for (Map.Entry<String, Integer> weight : weights.entrySet()) {
                score += weight.getValue() * (1 + Math.log(counts.getOrDefault(weight.getKey(), 1)));
            }
            return score;
        }

        boolean isTelling() {
            return weights.size() >= LEAST_TERMS && weights.values().stream().anyMatch(weight -> weight == 3);
        }
    }

    @Override
    public List<Topic> tag(List<Passage> passages, String language) {
        Map<MediaTopic, Evidence> evidence = new EnumMap<>(MediaTopic.class);
        int words = 0;
        for (Passage passage : passages) {
            collect(passage, lexicon.tables(language), evidence);
            words += passage.tokens().size();
        }
        double strongest =
                evidence.values().stream().mapToDouble(Evidence::score).max().orElse(0);
        double half = HALF_CONFIDENCE * Math.sqrt(Math.max(words, LEAST_WORDS));
        List<Topic> topics = new ArrayList<>();
        evidence.forEach((topic, found) -> {
            double score = found.score();
            double confidence = score / (score + half);
            if (found.isTelling() && confidence >= LEAST_CONFIDENCE && score >= strongest * LEAST_SHARE) {
                topics.add(new Topic(topic.code(), (float) confidence, List.copyOf(found.spans)));
            }
        });
        topics.sort(Comparator.comparingDouble(Topic::getConfidence).reversed().thenComparing(Topic::getCode));
        return List.copyOf(topics.subList(0, Math.min(topics.size(), MOST_TOPICS)));
    }

    private static void collect(Passage passage, List<PhraseTable<Term>> tables, Map<MediaTopic, Evidence> evidence) {
        int index = 0;
        while (index < passage.tokens().size()) {
            PhraseTable.Match<Term> longest = null;
            for (PhraseTable<Term> table : tables) {
                PhraseTable.Match<Term> match = table.longestAt(passage.tokens(), index);
                if (match != null && (longest == null || match.end() > longest.end())) {
                    longest = match;
                }
            }
            if (longest == null) {
                index++;
                continue;
            }
            Span span = passage.span(index, longest.end());
            Term term = longest.value();
            term.weights()
                    .forEach((topic, weight) ->
                            evidence.computeIfAbsent(topic, t -> new Evidence()).add(term.phrase(), weight, span));
            index = longest.end();
        }
    }
}
