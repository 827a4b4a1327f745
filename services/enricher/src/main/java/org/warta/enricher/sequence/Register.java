package org.warta.enricher.sequence;

import java.util.List;

/** Tells which of several corpora a text is most like, by its words: naive Bayes over hashed words and shapes. */
public final class Register {
    static final int BUCKETS = 1 << 13;
    private static final double HUNDREDTHS = 100;
    private static final double SMOOTHING = 0.5;

    private final int classes;
    private final short[] scores;

    /**
     * @param classes number of corpora
     * @param scores log-probability of each bucket in each corpus, in hundredths; {@link #BUCKETS} for each corpus
     */
    Register(int classes, short[] scores) {
        this.classes = classes;
        this.scores = scores;
    }

    short[] scores() {
        return scores;
    }

    /** Learns from the sentences of each corpus. */
    static Register of(List<List<List<Word>>> corpora) {
        short[] scores = new short[corpora.size() * BUCKETS];
        for (int corpus = 0; corpus < corpora.size(); corpus++) {
            double[] counts = new double[BUCKETS];
            double all = 0;
            for (List<Word> sentence : corpora.get(corpus)) {
                for (Word word : sentence) {
                    counts[bucket(word.lower())]++;
                    counts[bucket(word.shape() + 1)]++;
                    all += 2;
                }
            }
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                double share = (counts[bucket] + SMOOTHING) / (all + SMOOTHING * BUCKETS);
                scores[corpus * BUCKETS + bucket] = (short) Math.round(Math.log(share) * HUNDREDTHS);
            }
        }
        return new Register(corpora.size(), scores);
    }

    private static int bucket(int hash) {
        return Hashes.of(7, hash) & (BUCKETS - 1);
    }

    /** The number of the corpus that these sentences are most like. */
    public int nearest(Iterable<List<Word>> sentences) {
        long[] sums = new long[classes];
        for (List<Word> sentence : sentences) {
            for (Word word : sentence) {
                for (int corpus = 0; corpus < classes; corpus++) {
                    sums[corpus] += scores[corpus * BUCKETS + bucket(word.lower())]
                            + scores[corpus * BUCKETS + bucket(word.shape() + 1)];
                }
            }
        }
        int nearest = 0;
        for (int corpus = 1; corpus < classes; corpus++) {
            if (sums[corpus] > sums[nearest]) {
                nearest = corpus;
            }
        }
        return nearest;
    }
}
