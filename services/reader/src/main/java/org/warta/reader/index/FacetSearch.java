package org.warta.reader.index;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DirectoryReader;
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
    private static final int MOST_KEPT = 256;

    private final SearchIndex index;
    private volatile Kept kept = new Kept(-1, Map.of());

    FacetSearch(SearchIndex index) {
        this.index = index;
    }

    /** What was counted in a state of the index. */
    private record Kept(long state, Map<Query, Counts> counts) {}

    /**
     * When articles were published.
     *
     * @param days how many on each UTC day that has any
     */
    public record Times(Instant first, Instant last, SortedMap<LocalDate, Long> days) {}

    /** Counts for all articles that a query finds, on whatever page. */
    public Counts counts(ArticleQuery query) {
        return index.search((searcher, snapshots) -> {
            Query all = ArticleFilter.of(query);
            Query found = ArticleFilter.unexpired(searcher, all);
            if (!found.equals(all)) { // what has expired changes from one moment to the next
                return count(searcher, found);
            }
            Map<Query, Counts> known = kept(((DirectoryReader) searcher.getIndexReader()).getVersion());
            Counts before = known.get(all);
            if (before != null) {
                return before;
            }
            Counts counted = count(searcher, all);
            if (known.size() < MOST_KEPT) {
                known.put(all, counted);
            }
            return counted;
        });
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

    private Map<Query, Counts> kept(long state) {
        Kept now = kept;
        if (now.state() != state) {
            now = new Kept(state, new ConcurrentHashMap<>());
            kept = now;
        }
        return now.counts();
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
                counter.entities(index.ranks(), index.puts(), ENTITIES),
                counter.values(Fields.SOURCE, SOURCES),
                counter.values(Fields.LANGUAGE, LANGUAGES),
                counter.days(DAYS));
    }
}
