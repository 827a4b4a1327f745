package org.warta.reader.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * Every document that a query finds, a bit each.
 *
 * @param leaves parts of the index that have any
 */
record Matches(List<Leaf> leaves, int total) {

    /** Those of a part of the index. */
    record Leaf(LeafReaderContext context, FixedBitSet bits) {}

    static Matches of(IndexSearcher searcher, Query query) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<Leaf> leaves = new ArrayList<>();
        int total = 0;
        for (LeafReaderContext context : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(context);
            if (scorer == null) {
                continue;
            }
            FixedBitSet bits = new FixedBitSet(context.reader().maxDoc());
            Bits live = context.reader().getLiveDocs();
            DocIdSetIterator found = scorer.iterator();
            int count = 0;
            for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
                if (live == null || live.get(doc)) {
                    bits.set(doc);
                    count++;
                }
            }
            if (count > 0) {
                leaves.add(new Leaf(context, bits));
                total += count;
            }
        }
        return new Matches(leaves, total);
    }
}
