package org.warta.reader.index;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The first articles by how well their text answers and how new they are. Documents lie newest first, so what being new is
 * worth only falls within a part of the index: the least that a text must be worth rises from one document to the next,
 * those that cannot reach it are skipped, and a part ends where none can. A word of a third of all articles is answered by
 * looking at those of the last days.
 */
final class Ranking {
    /** What being new is worth: less than a further word in the headline. */
    private static final float RECENCY = 1;

    /** An article as old as this is worth half of that. */
    private static final double HALF_MICROS = Duration.ofDays(7).toNanos() / 1000.0;

    /** Bounds are this much wider than sums of rounded numbers can be wrong. */
    private static final float ROUNDING = 1e-5f;

    /** Telling the scorer what is needed costs more than scoring a few documents. */
    private static final float STEP = 0.02f;

    private static final Comparator<Ranked> BEST_LAST = Comparator.<Ranked>comparingDouble(Ranked::score)
            .thenComparingLong(Ranked::published)
            .thenComparingLong(Ranked::high)
            .thenComparingLong(Ranked::low);

    private final long asOf;
    private final int limit;
    private final @Nullable Ranked after;
    private final PriorityQueue<Ranked> best = new PriorityQueue<>(BEST_LAST);

    private Ranking(long asOf, int limit, @Nullable Ranked after) {
        this.asOf = asOf;
        this.limit = limit;
        this.after = after;
    }

    /**
     * An article and what decides its rank, the first thing first.
     *
     * @param published in microseconds
     * @param high the first half of the id as a number that sorts as the database sorts ids
     * @param low the second half
     */
    record Ranked(float score, long published, long high, long low) {}

    /**
     * The best articles, best first.
     *
     * @param parts find what is to be ranked, each something else. One query of them all would do as well, but not skip: only
     *     the outermost part of a query is told what score is needed
     * @param asOf what is how new is reckoned from then, in microseconds
     * @param after only those behind this one; null: from the beginning
     */
    static List<Ranked> of(IndexSearcher searcher, List<Query> parts, long asOf, int limit, @Nullable Ranked after)
            throws IOException {
        Ranking ranking = new Ranking(asOf, limit, after);
        for (Query part : parts) {
            Weight weight = searcher.createWeight(
                    searcher.rewrite(ArticleFilter.unexpired(searcher, part)), ScoreMode.TOP_SCORES, 1);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                ScorerSupplier supplier = weight.scorerSupplier(leaf);
                if (supplier != null) {
                    supplier.setTopLevelScoringClause(); // so that it skips what cannot reach the needed score
                    ranking.collect(leaf, supplier.get(Long.MAX_VALUE));
                }
            }
        }
        List<Ranked> ranked = new ArrayList<>(ranking.best);
        ranked.sort(BEST_LAST.reversed());
        return ranked;
    }

    private void collect(LeafReaderContext leaf, Scorer scorer) throws IOException {
        NumericDocValues published = leaf.reader().getNumericDocValues(Fields.PUBLISHED);
        NumericDocValues high = leaf.reader().getNumericDocValues(Fields.ID_HIGH);
        NumericDocValues low = leaf.reader().getNumericDocValues(Fields.ID_LOW);
        Bits live = leaf.reader().getLiveDocs();
        scorer.advanceShallow(0);
        float bestText = scorer.getMaxScore(DocIdSetIterator.NO_MORE_DOCS);
        float told = 0;
        DocIdSetIterator documents = scorer.iterator();
        for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
            published.advanceExact(doc);
            long time = published.longValue();
            float newness = newness(time);
            float score = scorer.score() + newness;
            Ranked least = best.size() == limit ? best.peek() : null;
            if (least != null) {
                float needed = (least.score() - newness) * (1 - ROUNDING) - ROUNDING;
                if (bestText < needed) {
                    return;
                }
                if (needed > told + STEP) {
                    scorer.setMinCompetitiveScore(needed);
                    told = needed;
                }
            }
            if ((least == null || score >= least.score()) && (live == null || live.get(doc))) {
                high.advanceExact(doc);
                low.advanceExact(doc);
                add(new Ranked(score, time, high.longValue(), low.longValue()));
            }
        }
    }

    private void add(Ranked ranked) {
        if (after == null || BEST_LAST.compare(ranked, after) < 0) {
            best.add(ranked);
            if (best.size() > limit) {
                best.remove();
            }
        }
    }

    private float newness(long published) {
        double age = Math.max(0, asOf - published);
        return (float) (RECENCY * HALF_MICROS / (HALF_MICROS + age));
    }
}
