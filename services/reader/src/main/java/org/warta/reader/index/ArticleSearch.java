package org.warta.reader.index;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.Cursor;
import org.warta.reader.article.Cursor.Rank;
import org.warta.reader.index.Ranking.Ranked;

/** Which articles a query finds, page by page. */
public final class ArticleSearch {
    private static final Sort BY_SCORE =
            new Sort(SortField.FIELD_SCORE, Fields.NEWEST[0], Fields.NEWEST[1], Fields.NEWEST[2]);

    private final SearchIndex index;
    private final KeptCounts<Long> counts = new KeptCounts<>();

    ArticleSearch(SearchIndex index) {
        this.index = index;
    }

    /** An article that was found, as the place in the list that it is. */
    public record Hit(UUID id, Cursor place) {}

    /**
     * The next articles of a list.
     *
     * @throws NotReadyException while the index is being built
     */
    public List<Hit> hits(ArticleQuery query, int limit) {
        return index.search((searcher, snapshots) -> query.sort() == org.warta.reader.article.Sort.TIME
                ? byTime(searcher, query, limit)
                : byRank(searcher, snapshots, query, limit));
    }

    /** How many articles the query finds, on all pages. */
    public long count(ArticleQuery query) {
        return index.search((searcher, snapshots) ->
                counts.of(searcher, ArticleFilter.of(query.after(null)), (state, found) -> (long) state.count(found)));
    }

    /** How many articles mention an entity. */
    public long count(UUID entity) {
        return index.search((searcher, snapshots) ->
                searcher.count(ArticleFilter.unexpired(searcher, ArticleFilter.mentioning(entity))));
    }

    private static List<Hit> byTime(IndexSearcher searcher, ArticleQuery query, int limit) throws IOException {
        Query found = ArticleFilter.unexpired(searcher, ArticleFilter.of(query));
        Cursor after = query.after();
        if (after == null) {
            return newest(searcher, found, null, limit);
        }
        long published = ArticleDocument.micros(after.publishedAt());
        Query rest = new BooleanQuery.Builder()
                .add(found, Occur.FILTER)
                .add(ArticleFilter.published(Long.MIN_VALUE, published), Occur.FILTER)
                .build();
        return newest(searcher, rest, after, limit);
    }

    private static List<Hit> byRank(
            IndexSearcher current, SearcherLifetimeManager snapshots, ArticleQuery query, int limit)
            throws IOException {
        Cursor after = query.after();
        Rank rank = after == null ? null : after.rank();
        IndexSearcher snapshot = rank == null ? null : snapshots.acquire(rank.snapshot());
        try {
            // A snapshot that is gone is answered from the current state: scores differ by very little.
            IndexSearcher searcher = snapshot == null ? current : snapshot;
            Instant asOf = rank == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : rank.asOf();
            List<Query> parts = ArticleFilter.parts(query);
            long state = snapshots.record(searcher);
            return Ranking.of(searcher, parts, ArticleDocument.micros(asOf), limit, ranked(after)).stream()
                    .map(found ->
                            hit(found.published(), id(found.high(), found.low()), new Rank(found.score(), state, asOf)))
                    .toList();
        } finally {
            if (snapshot != null) {
                snapshots.release(snapshot);
            }
        }
    }

    private static @Nullable Ranked ranked(@Nullable Cursor after) {
        Rank rank = after == null ? null : after.rank();
        return after == null || rank == null
                ? null
                : new Ranked(
                        rank.score(),
                        ArticleDocument.micros(after.publishedAt()),
                        ArticleDocument.sortable(after.id().getMostSignificantBits()),
                        ArticleDocument.sortable(after.id().getLeastSignificantBits()));
    }

    /**
     * The articles that a query ranks first, however old they are.
     *
     * @param least score that those have, at least
     */
    static List<UUID> ids(IndexSearcher searcher, Query query, int limit, float least) throws IOException {
        return Stream.of(searcher.search(query, new TopFieldCollectorManager(BY_SCORE, limit, limit)).scoreDocs)
                .map(found -> ((FieldDoc) found).fields)
                .filter(values -> (Float) values[0] >= least)
                .map(values -> id((Long) values[2], (Long) values[3]))
                .toList();
    }

    private static List<Hit> newest(IndexSearcher searcher, Query query, @Nullable Cursor after, int limit)
            throws IOException {
        FieldDoc place = after == null ? null : place(after);
        return Stream.of(searcher.search(query, new TopFieldCollectorManager(Fields.BY_TIME, limit, place, limit))
                        .scoreDocs)
                .map(found -> ((FieldDoc) found).fields)
                .map(values -> hit((Long) values[0], id((Long) values[1], (Long) values[2]), null))
                .toList();
    }

    private static FieldDoc place(Cursor cursor) {
        Object[] values = {
            ArticleDocument.micros(cursor.publishedAt()),
            ArticleDocument.sortable(cursor.id().getMostSignificantBits()),
            ArticleDocument.sortable(cursor.id().getLeastSignificantBits())
        };
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values); // behind every document of this very place
    }

    private static Hit hit(long published, UUID id, @Nullable Rank rank) {
        return new Hit(id, new Cursor(Instant.EPOCH.plus(published, ChronoUnit.MICROS), id, rank));
    }

    private static UUID id(long high, long low) {
        return new UUID(ArticleDocument.sortable(high), ArticleDocument.sortable(low));
    }
}
