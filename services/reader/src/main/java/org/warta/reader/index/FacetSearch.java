package org.warta.reader.index;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.index.Counts.Count;

/** How what a query finds spreads. */
public final class FacetSearch {
    private static final int TOPICS = 20;
    private static final int ENTITIES = 20;
    private static final int SOURCES = 20;
    private static final int LANGUAGES = 20;
    private static final int DAYS = 31;
    private static final int ANY = Integer.MAX_VALUE;

    private final SearchIndex index;
    private final KeptCounts<Counts> kept = new KeptCounts<>();

    FacetSearch(SearchIndex index) {
        this.index = index;
    }

    /**
     * When articles were published.
     *
     * @param days how many on each UTC day that has any
     */
    public record Times(Instant first, Instant last, SortedMap<LocalDate, Long> days) {}

    /** Counts for all articles that a query finds, on whatever page. */
    public Counts counts(ArticleQuery query) {
        return index.search((searcher, snapshots) -> kept.of(searcher, ArticleFilter.of(query), this::count));
    }

    /** Every media topic that an article has, or has one below of. */
    public List<Count<String>> topics() {
        return index.search((searcher, snapshots) -> new FacetCounter(
                        searcher.getIndexReader(), Matches.of(searcher, all(searcher)))
                .values(Fields.TOPIC, ANY));
    }

    /** When the articles that mention an entity were published; empty when there are none. */
    public Optional<Times> times(UUID entity) {
        return index.search((searcher, snapshots) -> {
            Query found = ArticleFilter.unexpired(searcher, ArticleFilter.mentioning(entity));
            long[] published = new FacetCounter(searcher.getIndexReader(), Matches.of(searcher, found)).published();
            if (published.length == 0) {
                return Optional.empty();
            }
            SortedMap<LocalDate, Long> days = new TreeMap<>();
            LongSummaryStatistics ends = new LongSummaryStatistics();
            for (long micros : published) {
                ends.accept(micros);
                days.merge(FacetCounter.day(micros), 1L, Long::sum);
            }
            return Optional.of(new Times(time(ends.getMin()), time(ends.getMax()), days));
        });
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Query all(IndexSearcher searcher) throws IOException {
        return ArticleFilter.unexpired(searcher, ArticleFilter.of(ArticleQuery.newest(1)));
    }

    private Counts count(IndexSearcher searcher, Query query) throws IOException {
        Matches matches = Matches.of(searcher, query);
        FacetCounter counter = new FacetCounter(searcher.getIndexReader(), matches);
        return new Counts(
                matches.total(),
                counter.values(Fields.TOPIC, TOPICS),
                counter.entities(index.ranks(), index.puts(), FacetCounter.FEW, ENTITIES),
                counter.values(Fields.SOURCE, SOURCES),
                counter.values(Fields.LANGUAGE, LANGUAGES),
                counter.days(DAYS));
    }
}
