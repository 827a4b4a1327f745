package org.warta.enricher.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.warta.enricher.text.Passage;
import org.warta.enricher.topic.Lexicon.Term;
import org.warta.event.Span;
import org.warta.event.TextField;

/**
 * The terms of one text and what they weigh together for each media topic. Repeating a term counts less each time, the
 * headline counts more; of terms that overlap the longest counts. For one text and one thread.
 */
final class Tally {
    private static final int HEADLINE_COUNTS = 3;
    private static final int TELLING = 3;
    private static final int INTS_A_FIND = 4;

    private final Lexicon lexicon;
    private final List<Passage> passages;
    private final int[] counts;
    private final double[] scores = new double[Concepts.count()];
    private final int[] terms = new int[Concepts.count()];
    private final int[] tellingTerms = new int[Concepts.count()];
    private int[] finds = new int[64 * INTS_A_FIND];
    private int size;
    private int words;

    Tally(Lexicon lexicon, List<Passage> passages, String language) {
        this.lexicon = lexicon;
        this.passages = passages;
        this.counts = new int[lexicon.size()];
        List<TermTable> tables = lexicon.tables(language);
        for (int passage = 0; passage < passages.size(); passage++) {
            find(passage, tables);
            words += passages.get(passage).tokens().size();
        }
        weigh();
    }

    private void find(int passage, List<TermTable> tables) {
        Passage text = passages.get(passage);
        int counting = text.field() == TextField.HEADLINE ? HEADLINE_COUNTS : 1;
        TermTable[] looked = tables.toArray(TermTable[]::new);
        TermTable.Reading[] readings = new TermTable.Reading[looked.length];
        for (int i = 0; i < looked.length; i++) {
            readings[i] = looked[i].read(text.tokens());
        }
        int end = text.tokens().size();
        int index = 0;
        while (index < end) {
            long longest = TermTable.NONE;
            for (int i = 0; i < looked.length; i++) {
                long found = looked[i].longestAt(readings[i], index);
                if (found >> 32 > longest >> 32) {
                    longest = found;
                }
            }
            if (longest == TermTable.NONE) {
                index++;
                continue;
            }
            int term = (int) longest;
            int behind = index + (int) (longest >> 32);
            add(term, passage, index, behind);
            counts[term] += counting;
            index = behind;
        }
    }

    private void add(int term, int passage, int from, int to) {
        if (size == finds.length) {
            finds = Arrays.copyOf(finds, finds.length * 2);
        }
        finds[size++] = term;
        finds[size++] = passage;
        finds[size++] = from;
        finds[size++] = to;
    }

    private void weigh() {
        for (int find = 0; find < size; find += INTS_A_FIND) {
            int number = finds[find];
            if (counts[number] == 0) {
                continue; // weighed where it came first
            }
            double repeated = 1 + Math.log(counts[number]);
            counts[number] = 0;
            Term term = lexicon.term(number);
            for (int i = 0; i < term.size(); i++) {
                int concept = term.concept(i);
                scores[concept] += term.weight(i) * repeated;
                terms[concept]++;
                tellingTerms[concept] += term.weight(i) == TELLING ? 1 : 0;
            }
        }
    }

    /** How many words, numbers and marks the text has. */
    int words() {
        return words;
    }

    /** What the terms for this concept weigh together. */
    double score(int concept) {
        return scores[concept];
    }

    /** How many different terms speak for this concept. */
    int terms(int concept) {
        return terms[concept];
    }

    /** How many of them have the greatest weight. */
    int tellingTerms(int concept) {
        return tellingTerms[concept];
    }

    /** The stretches that speak for this concept, in reading order, and no more than {@code most}. */
    List<Span> evidence(int concept, int most) {
        List<Span> spans = new ArrayList<>();
        for (int find = 0; find < size && spans.size() < most; find += INTS_A_FIND) {
            if (lexicon.term(finds[find]).speaksFor(concept)) {
                spans.add(passages.get(finds[find + 1]).span(finds[find + 2], finds[find + 3]));
            }
        }
        return List.copyOf(spans);
    }
}
