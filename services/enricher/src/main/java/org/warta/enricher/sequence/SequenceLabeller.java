package org.warta.enricher.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Labels sentences by one convention of a model. Keeps the scores of words seen lately. Safe for use by many threads,
 * each with a {@link Labelling} of its own.
 */
public final class SequenceLabeller {
    private static final int OFFSETS = 2 * Features.REACH + 1;
    private static final int CACHED_WORDS = 1 << 16;
    private static final int CACHED_MARKS = 1 << 13;
    private static final int NEVER = -1_000_000_000;

    private final LabelScheme scheme;
    private final int labels;
    private final WeightTable weights;
    private final int[] transitions;
    private final int[] starts;
    private final AtomicReferenceArray<Known<Word>> words = new AtomicReferenceArray<>(CACHED_WORDS);
    private final AtomicReferenceArray<Known<Marks>> marks = new AtomicReferenceArray<>(CACHED_MARKS);

    /** A word or marks with the scores they give to the labels of the positions around. */
    private static final class Known<T> {
        private final T what;
        private final int[] scores;

        Known(T what, int[] scores) {
            this.what = what;
            this.scores = scores;
        }
    }

    /**
     * A labeller.
     *
     * @param convention number of the convention to follow
     */
    public SequenceLabeller(SequenceModel model, int convention) {
        this.scheme = model.head().labels();
        this.labels = scheme.size();
        this.weights = model.table(convention);
        this.transitions = new int[labels * labels];
        this.starts = new int[labels];
        for (int label = 0; label < labels; label++) {
            for (int before = 0; before < labels; before++) {
                transitions[before * labels + label] =
                        LabelScheme.follows(before, label) ? model.transitions()[before * labels + label] : NEVER;
            }
            starts[label] = LabelScheme.follows(LabelScheme.OUTSIDE, label)
                    ? model.transitions()[labels * labels + label]
                    : NEVER;
        }
    }

    /** The stretches that were found in the sentence labelled last. */
    public List<Stretch> stretches(Labelling labelling) {
        return scheme.stretches(labelling.labels, labelling.length);
    }

    /** A sentence's labels, and room to find them. For one thread. */
    public static final class Labelling {
        private int[] emissions = new int[0];
        private int[] best = new int[0];
        private byte[] from = new byte[0];
        private int[] labels = new int[0];
        private int length;

        private void room(int words, int labelCount) {
            length = words;
            if (labels.length < words) {
                emissions = new int[words * 2 * labelCount];
                best = new int[words * 2 * labelCount];
                from = new byte[words * 2 * labelCount];
                labels = new int[words * 2];
            } else {
                Arrays.fill(emissions, 0, words * labelCount, 0);
            }
        }

        /** The label of each word; only the first {@link #length} count. */
        int[] labels() {
            return labels;
        }

        int length() {
            return length;
        }
    }

    /** Finds the best labels of a sentence. */
    public void label(Sentence sentence, Labelling labelling) {
        int length = sentence.length();
        labelling.room(length, labels);
        if (length > 0) {
            sentence.look();
            score(sentence, labelling.emissions);
            viterbi(length, labelling);
        }
    }

    /** The sum of the weights of all features, for each word and label. */
    private void score(Sentence sentence, int[] scores) {
        int length = sentence.length();
        for (int i = -Features.REACH; i < length + Features.REACH; i++) {
            int[] known = scoresOf(sentence.word(i));
            int first = Math.max(0, i - Features.REACH);
            int last = Math.min(length - 1, i + Features.REACH);
            for (int to = first; to <= last; to++) {
                add(known, (i - to + Features.REACH) * labels, scores, to * labels);
            }
        }
        Adder adder = new Adder(scores);
        for (int i = 0; i < length; i++) {
            int[] known = scoresOf(sentence.marks(i));
            int first = Math.max(0, i - Features.REACH);
            int last = Math.min(length - 1, i + Features.REACH);
            for (int to = first; to <= last; to++) {
                add(known, (i - to + Features.REACH) * labels, scores, to * labels);
            }
            adder.at = i * labels;
            Features.ofContext(sentence, i, adder);
        }
    }

    private void add(int[] from, int at, int[] to, int position) {
        for (int label = 0; label < labels; label++) {
            to[position + label] += from[at + label];
        }
    }

    private final class Adder implements Features.Sink {
        private final int[] scores;
        private int at;

        Adder(int[] scores) {
            this.scores = scores;
        }

        @Override
        public void take(int feature) {
            weights.add(feature, scores, at);
        }
    }

    private int[] scoresOf(Word word) {
        int slot = word.exact() & (CACHED_WORDS - 1);
        Known<Word> known = words.getPlain(slot);
        if (known != null && (known.what == word || known.what.text().equals(word.text()))) {
            return known.scores;
        }
        int[] scores = new int[OFFSETS * labels];
        Adder adder = new Adder(scores);
        for (int offset = -Features.REACH; offset <= Features.REACH; offset++) {
            adder.at = (offset + Features.REACH) * labels;
            Features.ofWord(word, offset, adder);
        }
        words.setRelease(slot, new Known<>(word, scores));
        return scores;
    }

    private int[] scoresOf(Marks mark) {
        int slot = mark.hash() & (CACHED_MARKS - 1);
        Known<Marks> known = marks.getPlain(slot);
        if (known != null && known.what == mark) {
            return known.scores;
        }
        int[] scores = new int[OFFSETS * labels];
        Adder adder = new Adder(scores);
        for (int offset = -Features.REACH; offset <= Features.REACH; offset++) {
            adder.at = (offset + Features.REACH) * labels;
            Features.ofMarks(mark, offset, adder);
        }
        marks.setRelease(slot, new Known<>(mark, scores));
        return scores;
    }

    private void viterbi(int length, Labelling labelling) {
        int[] emissions = labelling.emissions;
        int[] best = labelling.best;
        byte[] from = labelling.from;
        for (int label = 0; label < labels; label++) {
            best[label] = starts[label] + emissions[label];
        }
        for (int i = 1; i < length; i++) {
            int now = i * labels;
            int before = now - labels;
            for (int label = 0; label < labels; label++) {
                int highest = Integer.MIN_VALUE;
                int origin = 0;
                for (int k = 0; k < labels; k++) {
                    int score = best[before + k] + transitions[k * labels + label];
                    if (score > highest) {
                        highest = score;
                        origin = k;
                    }
                }
                best[now + label] = Math.max(highest, NEVER) + emissions[now + label];
                from[now + label] = (byte) origin;
            }
            level(best, now);
        }
        int last = (length - 1) * labels;
        int label = 0;
        for (int k = 1; k < labels; k++) {
            label = best[last + k] > best[last + label] ? k : label;
        }
        for (int i = length - 1; i >= 0; i--) {
            labelling.labels[i] = label;
            label = from[i * labels + label];
        }
    }

    /** Takes the highest score off all, which changes no comparison and keeps sums small however long the sentence. */
    private void level(int[] best, int now) {
        int highest = best[now];
        for (int label = 1; label < labels; label++) {
            highest = Math.max(highest, best[now + label]);
        }
        for (int label = 0; label < labels; label++) {
            best[now + label] = Math.max(best[now + label] - highest, NEVER);
        }
    }

    /**
     * How sure the label of a word is, from 0 to 1: its probability when the labels of both neighbours are given.
     */
    public double confidence(Labelling labelling, int index) {
        int given = labelling.labels[index];
        double sum = 0;
        int own = local(labelling, index, given);
        for (int label = 0; label < labels; label++) {
            sum += Math.exp((local(labelling, index, label) - own) / (double) SequenceModel.ONE);
        }
        return 1 / sum;
    }

    private int local(Labelling labelling, int index, int label) {
        int score = labelling.emissions[index * labels + label];
        score += index == 0 ? starts[label] : transitions[labelling.labels[index - 1] * labels + label];
        if (index + 1 < labelling.length) {
            score += transitions[label * labels + labelling.labels[index + 1]];
        }
        return Math.max(score, NEVER);
    }
}
