package org.warta.reader.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.Cursor;
import org.warta.reader.article.Cursor.Rank;

/** Which articles a query finds, page by page. */
public final class ArticleSearch {
    /** What being new is worth: less than a further word in the headline. */
    private static final float RECENCY = 1;

    /** An article as old as this is worth half of that. */
    private static final Duration RECENT = Duration.ofDays(7);

    private static final Sort BY_RANK =
            new Sort(SortField.FIELD_SCORE, Fields.NEWEST[0], Fields.NEWEST[1], Fields.NEWEST[2]);

    private final SearchIndex index;

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
                searcher.count(ArticleFilter.unexpired(searcher, ArticleFilter.of(query.after(null)))));
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
            return hits(searcher, found, Fields.BY_TIME, null, limit, null);
        }
        long published = ArticleDocument.micros(after.publishedAt());
        Query rest = new BooleanQuery.Builder()
                .add(found, Occur.FILTER)
                .add(ArticleFilter.published(Long.MIN_VALUE, published), Occur.FILTER)
                .build();
        return hits(searcher, rest, Fields.BY_TIME, place(after), limit, null);
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
            Query found = new BooleanQuery.Builder()
                    .add(ArticleFilter.unexpired(searcher, ArticleFilter.of(query)), Occur.MUST)
                    .add(
                            LongField.newDistanceFeatureQuery(
                                    Fields.PUBLISHED, RECENCY, ArticleDocument.micros(asOf), RECENT.toMillis() * 1000),
                            Occur.SHOULD)
                    .build();
            FieldDoc place = after == null ? null : place(after);
            return hits(searcher, found, BY_RANK, place, limit, new Rank(0, snapshots.record(searcher), asOf));
        } finally {
            if (snapshot != null) {
                snapshots.release(snapshot);
            }
        }
    }

    /**
     * The first of a ranked list.
     *
     * @param least score that those have, at least
     */
    static List<UUID> ids(IndexSearcher searcher, Query query, int limit, float least) throws IOException {
        return hits(searcher, query, BY_RANK, null, limit, new Rank(0, 0, Instant.EPOCH)).stream()
                .filter(hit -> Objects.requireNonNull(hit.place().rank()).score() >= least)
                .map(Hit::id)
                .toList();
    }

    private static FieldDoc place(Cursor cursor) {
        Long published = ArticleDocument.micros(cursor.publishedAt());
        Long high = ArticleDocument.sortable(cursor.id().getMostSignificantBits());
        Long low = ArticleDocument.sortable(cursor.id().getLeastSignificantBits());
        Rank rank = cursor.rank();
        Object[] values =
                rank == null ? new Object[] {published, high, low} : new Object[] {rank.score(), published, high, low};
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values); // behind every document of this very place
    }

    private static List<Hit> hits(
            IndexSearcher searcher, Query query, Sort sort, @Nullable FieldDoc after, int limit, @Nullable Rank rank)
            throws IOException {
        ScoreDoc[] found = searcher.search(query, new TopFieldCollectorManager(sort, limit, after, limit)).scoreDocs;
        List<Hit> hits = new ArrayList<>(found.length);
        for (ScoreDoc doc : found) {
            Object[] values = ((FieldDoc) doc).fields;
            int first = rank == null ? 0 : 1;
            UUID id = new UUID(ArticleDocument.sortable((Long) values[first + 1]), ArticleDocument.sortable((Long)
                    values[first + 2]));
            Instant published = Instant.EPOCH.plus((Long) values[first], ChronoUnit.MICROS);
            Rank own = rank == null ? null : new Rank((Float) values[0], rank.snapshot(), rank.asOf());
            hits.add(new Hit(id, new Cursor(published, id, own)));
        }
        return hits;
    }
}
