package org.warta.reader.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * The most frequent entities of the whole index, as they were counted some time ago.
 *
 * @param frequent the most frequent first
 * @param others what no entity that is not listed had more of
 * @param puts how many documents had been put into the index when this was counted
 */
record EntityRanks(List<Entry> frequent, int others, long puts) {
    /** Articles that may come before counting again: so many more can an entity have by then. */
    static final int STALE_AFTER = 2000;

    private static final int MOST = 20_000;

    /**
     * An entity.
     *
     * @param count how many documents had it, deleted ones included
     */
    record Entry(BytesRef id, int count) {}

    static EntityRanks of(IndexReader reader, long puts) throws IOException {
        PriorityQueue<Entry> frequent = new PriorityQueue<>(Comparator.comparingInt(Entry::count));
        int others = 0;
        Terms terms = MultiTerms.getTerms(reader, Fields.ENTITY);
        if (terms != null) {
            TermsEnum all = terms.iterator();
            for (BytesRef term = all.next(); term != null; term = all.next()) {
                int count = all.docFreq();
                if (count > others) {
                    frequent.add(new Entry(BytesRef.deepCopyOf(term), count));
                }
                if (frequent.size() > MOST) {
                    others = Math.max(others, frequent.remove().count());
                }
            }
        }
        return new EntityRanks(
                frequent.stream()
                        .sorted(Comparator.comparingInt(Entry::count).reversed())
                        .toList(),
                others,
                puts);
    }
}
