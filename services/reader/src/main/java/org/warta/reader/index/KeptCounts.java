package org.warta.reader.index;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** What was counted in the current state of the index, until there is another one. Safe for use by many threads. */
final class KeptCounts<T> {
    private static final int MOST = 256;

    private volatile Kept<T> kept = new Kept<>(-1, Map.of());

    private record Kept<T>(long state, Map<Query, T> counts) {}

    /** Counts what a query finds. */
    interface Counting<T> {
        T count(IndexSearcher searcher, Query query) throws IOException;
    }

    /** What this counting gives, or gave before. */
    T of(IndexSearcher searcher, Query all, Counting<T> counting) throws IOException {
        Query found = ArticleFilter.unexpired(searcher, all);
        if (!found.equals(all)) { // what has expired changes from one moment to the next
            return counting.count(searcher, found);
        }
        Map<Query, T> known = kept(((DirectoryReader) searcher.getIndexReader()).getVersion());
        T before = known.get(all);
        if (before != null) {
            return before;
        }
        T counted = counting.count(searcher, all);
        if (known.size() < MOST) {
            known.put(all, counted);
        }
        return counted;
    }

    private Map<Query, T> kept(long state) {
        Kept<T> now = kept;
        if (now.state() != state) {
            now = new Kept<>(state, new ConcurrentHashMap<>());
            kept = now;
        }
        return now.counts();
    }
}
