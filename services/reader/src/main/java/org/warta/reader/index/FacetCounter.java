package org.warta.reader.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.warta.reader.index.Counts.Count;

/**
 * Counts values among what was found, exactly. Where little was found, the values of each document are counted. Where much
 * was found, the documents of each value are: all values of a field that has few, and of the entities, which are hundreds
 * of thousands, the frequent ones first, until none that is left can have more than the last one that is listed.
 */
final class FacetCounter {
    /** Counting the mentions of so many articles takes as long as going through the frequent entities. */
    static final int FEW = 32_768;

    /** Counting the values of such a share of all articles takes as long as going through the articles of all values. */
    private static final double SMALL_SHARE = 0.1;

    private static final long MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);

    private final IndexReader reader;
    private final Matches matches;

    FacetCounter(IndexReader reader, Matches matches) {
        this.reader = reader;
        this.matches = matches;
    }

    /** Values of a field that has few of them, the most frequent first. */
    List<Count<String>> values(String field, int limit) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        if (matches.total() < reader.numDocs() * SMALL_SHARE) {
            countByDocument(field, counts);
        } else {
            countByValue(field, counts);
        }
        return counts.entrySet().stream()
                .map(count -> new Count<>(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong((Count<String> count) -> count.count())
                        .reversed()
                        .thenComparing(Count::value))
                .limit(limit)
                .toList();
    }

    private void countByValue(String field, Map<String, Long> counts) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms == null) {
            return;
        }
        TermsEnum all = terms.iterator();
        for (BytesRef term = all.next(); term != null; term = all.next()) {
            long count = count(field, term);
            if (count > 0) {
                counts.put(term.utf8ToString(), count);
            }
        }
    }

    private void countByDocument(String field, Map<String, Long> counts) throws IOException {
        for (Matches.Leaf leaf : matches.leaves()) {
            SortedSetDocValues values = DocValues.getSortedSet(leaf.context().reader(), field);
            int[] byOrdinal = new int[Math.toIntExact(values.getValueCount())];
            for (int doc = first(leaf.bits()); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(leaf.bits(), doc)) {
                if (values.advanceExact(doc)) {
                    for (int i = 0; i < values.docValueCount(); i++) {
                        byOrdinal[Math.toIntExact(values.nextOrd())]++;
                    }
                }
            }
            for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
                if (byOrdinal[ordinal] > 0) {
                    counts.merge(values.lookupOrd(ordinal).utf8ToString(), (long) byOrdinal[ordinal], Long::sum);
                }
            }
        }
    }

    /** The latest days that have articles, newest first. */
    List<Count<String>> days(int limit) throws IOException {
        Map<Long, Long> days = new TreeMap<>(Collections.reverseOrder());
        for (Matches.Leaf leaf : matches.leaves()) {
            NumericDocValues published = leaf.context().reader().getNumericDocValues(Fields.PUBLISHED);
            int seen = 0;
            long day = Long.MAX_VALUE;
            long count = 0;
            // documents are sorted by time, newest first: the rest of a part is older than all days that are wanted
            for (int doc = first(leaf.bits()); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(leaf.bits(), doc)) {
                published.advanceExact(doc);
                long own = Math.floorDiv(published.longValue(), MICROS_PER_DAY);
                if (own != day) {
                    if (count > 0) {
                        days.merge(day, count, Long::sum);
                    }
                    if (seen++ == limit) {
                        count = 0;
                        break;
                    }
                    day = own;
                    count = 0;
                }
                count++;
            }
            if (count > 0) {
                days.merge(day, count, Long::sum);
            }
        }
        return days.entrySet().stream()
                .limit(limit)
                .map(day -> new Count<>(LocalDate.ofEpochDay(day.getKey()).toString(), day.getValue()))
                .toList();
    }

    /** When each was published, in microseconds. */
    long[] published() throws IOException {
        long[] times = new long[matches.total()];
        int size = 0;
        for (Matches.Leaf leaf : matches.leaves()) {
            NumericDocValues published = leaf.context().reader().getNumericDocValues(Fields.PUBLISHED);
            for (int doc = first(leaf.bits()); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(leaf.bits(), doc)) {
                published.advanceExact(doc);
                times[size++] = published.longValue();
            }
        }
        return times;
    }

    /** The UTC day of a time. */
    static LocalDate day(long micros) {
        return LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY));
    }

    /**
     * The most frequent entities.
     *
     * @param few articles up to which every mention is counted
     */
    List<Count<UUID>> entities(@Nullable EntityRanks ranks, long puts, int few, int limit) throws IOException {
        List<Count<UUID>> frequent =
                ranks == null || matches.total() <= few ? null : frequent(ranks, puts - ranks.puts(), limit);
        return frequent == null ? mentions(limit) : frequent;
    }

    /**
     * Looks at the frequent entities first.
     *
     * @param more how many articles more an entity can have by now
     * @return null when that does not tell: entities that are not ranked could be among the first
     */
    private @Nullable List<Count<UUID>> frequent(EntityRanks ranks, long more, int limit) throws IOException {
        PriorityQueue<Count<BytesRef>> best = new PriorityQueue<>(Comparator.comparingLong(Count::count));
        for (EntityRanks.Entry entity : ranks.frequent()) {
            if (best.size() == limit && best.peek().count() >= entity.count() + more) {
                return sorted(best);
            }
            long count = count(Fields.ENTITY, entity.id());
            if (count > 0) {
                best.add(new Count<>(entity.id(), count));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
        boolean complete = ranks.others() + more == 0;
        return complete || (best.size() == limit && best.peek().count() >= ranks.others() + more) ? sorted(best) : null;
    }

    private static List<Count<UUID>> sorted(PriorityQueue<Count<BytesRef>> best) {
        return best.stream()
                .map(count -> new Count<>(ArticleDocument.id(count.value()), count.count()))
                .sorted(Comparator.comparingLong((Count<UUID> count) -> count.count())
                        .reversed()
                        .thenComparing(Count::value))
                .toList();
    }

    /** Counts every mention. */
    private List<Count<UUID>> mentions(int limit) throws IOException {
        long[] all = new long[Math.max(16, matches.total() * 8)];
        int size = 0;
        for (Matches.Leaf leaf : matches.leaves()) {
            SortedNumericDocValues entities =
                    DocValues.getSortedNumeric(leaf.context().reader(), Fields.ENTITY);
            for (int doc = first(leaf.bits()); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(leaf.bits(), doc)) {
                if (entities.advanceExact(doc)) {
                    int mentioned = entities.docValueCount();
                    if (size + mentioned > all.length) {
                        all = Arrays.copyOf(all, Math.max(size + mentioned, 2 * all.length));
                    }
                    for (int i = 0; i < mentioned; i++) {
                        all[size++] = entities.nextValue();
                    }
                }
            }
        }
        Arrays.sort(all, 0, size);
        PriorityQueue<Count<Long>> best = new PriorityQueue<>(Comparator.comparingLong(Count::count));
        for (int from = 0, to; from < size; from = to) {
            to = from + 1;
            while (to < size && all[to] == all[from]) {
                to++;
            }
            if (best.size() < limit || to - from > best.peek().count()) {
                best.add(new Count<>(all[from], to - from));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
        PriorityQueue<Count<BytesRef>> named = new PriorityQueue<>(Comparator.comparingLong(Count::count));
        for (Count<Long> count : best) {
            named.add(new Count<>(whole(count.value()), count.count()));
        }
        return sorted(named);
    }

    /** The id that has this first half; no two have: it is half of a hash. */
    private BytesRef whole(long half) throws IOException {
        BytesRef prefix =
                new BytesRef(ByteBuffer.allocate(Long.BYTES).putLong(half).array());
        TermsEnum terms = MultiTerms.getTerms(reader, Fields.ENTITY).iterator();
        if (terms.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
            throw new IllegalStateException("no entity begins with " + Long.toHexString(half));
        }
        return BytesRef.deepCopyOf(terms.term());
    }

    private long count(String field, BytesRef value) throws IOException {
        long count = 0;
        for (Matches.Leaf leaf : matches.leaves()) {
            Terms terms = leaf.context().reader().terms(field);
            TermsEnum term = terms == null ? null : terms.iterator();
            if (term != null && term.seekExact(value)) {
                PostingsEnum documents = term.postings(null, PostingsEnum.NONE);
                FixedBitSet bits = leaf.bits();
                for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
                    if (bits.get(doc)) {
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private static int first(FixedBitSet bits) {
        return bits.nextSetBit(0);
    }

    private static int next(FixedBitSet bits, int doc) {
        return doc + 1 == bits.length() ? DocIdSetIterator.NO_MORE_DOCS : bits.nextSetBit(doc + 1);
    }
}
