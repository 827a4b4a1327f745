package org.warta.reader.index;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleQuery;

/** What an {@link ArticleQuery} asks for, in the index's terms. */
final class ArticleFilter {
    private ArticleFilter() {}

    /** Whatever page and order is asked for. */
    static Query of(ArticleQuery query) {
        return of(query, query.q() == null ? null : WebSearch.query(query.q()));
    }

    /** The same as several queries, each for articles that no other one finds. */
    static List<Query> parts(ArticleQuery query) {
        String q = query.q();
        return q == null
                ? List.of(of(query))
                : Stream.of(Stemming.values())
                        .map(stemming -> of(query, WebSearch.query(q, stemming)))
                        .toList();
    }

    private static Query of(ArticleQuery query, @Nullable Query text) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (text != null) {
            all.add(text, Occur.MUST);
        }
        anyOf(all, Fields.TOPIC, query.topics());
        for (UUID entity : query.entities()) {
            all.add(
                    query.entityType() == null ? mentioning(entity) : named(query.entityType(), entity.toString()),
                    Occur.FILTER);
        }
        if (query.entityName() != null) {
            all.add(named(query.entityType(), query.entityName()), Occur.FILTER);
        }
        anyOf(all, Fields.SOURCE, query.sources());
        anyOf(
                all,
                Fields.LANGUAGE,
                query.languages().stream()
                        .map(tag -> tag.toLowerCase(Locale.ROOT))
                        .toList());
        Instant from = query.from();
        Instant to = query.to();
        if (from != null || to != null) {
            all.add(
                    published(
                            from == null ? Long.MIN_VALUE : ArticleDocument.micros(from),
                            to == null ? Long.MAX_VALUE : ArticleDocument.micros(to) - 1),
                    Occur.FILTER);
        }
        BooleanQuery built = all.build();
        return built.clauses().isEmpty() ? new MatchAllDocsQuery() : built;
    }

    /** The same without what has expired by now and was not taken out yet. */
    static Query unexpired(IndexSearcher searcher, Query query) throws IOException {
        Query expired = LongPoint.newRangeQuery(Fields.EXPIRES, Long.MIN_VALUE, ArticleDocument.micros(Instant.now()));
        return searcher.count(expired) == 0
                ? query
                : new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(expired, Occur.MUST_NOT)
                        .build();
    }

    /** Articles that mention an entity. */
    static Query mentioning(UUID entity) {
        return new TermQuery(new Term(Fields.ENTITY, ArticleDocument.bytes(entity)));
    }

    /** Published in this time, both ends included; a look-up, since this is what the index is sorted by. */
    static Query published(long fromMicros, long toMicros) {
        return new IndexSortSortedNumericDocValuesRangeQuery(
                Fields.PUBLISHED,
                fromMicros,
                toMicros,
                new IndexOrDocValuesQuery(
                        LongPoint.newRangeQuery(Fields.PUBLISHED, fromMicros, toMicros),
                        NumericDocValuesField.newSlowRangeQuery(Fields.PUBLISHED, fromMicros, toMicros)));
    }

    private static Query named(@Nullable String type, String name) {
        return new TermQuery(new Term(Fields.NAMED, ArticleDocument.named(type, name)));
    }

    private static void anyOf(BooleanQuery.Builder all, String field, List<String> values) {
        if (values.size() == 1) {
            all.add(new TermQuery(new Term(field, values.get(0))), Occur.FILTER);
        } else if (!values.isEmpty()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            values.forEach(value -> any.add(new TermQuery(new Term(field, value)), Occur.SHOULD));
            all.add(any.build(), Occur.FILTER);
        }
    }
}
