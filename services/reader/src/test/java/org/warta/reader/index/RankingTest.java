package org.warta.reader.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.index.Ranking.Ranked;
import org.warta.reader.store.IndexableArticle;

/** Whatever is skipped, the list is the one that scoring every article gives. */
class RankingTest {
    private static final int ARTICLES = 20_000;
    private static final int WORDS = 500;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static DirectoryReader reader;

    @BeforeAll
    static void index() throws IOException {
        Random random = new Random(3);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, LuceneIndex.configuration())) {
            for (int i = 0; i < ARTICLES; i++) {
                writer.addDocument(ArticleDocument.of(article(random, i)));
                if (i % 3_000 == 0) { // several parts
                    writer.commit();
                }
            }
            for (int i = 0; i < ARTICLES / 10; i++) {
                writer.deleteDocuments(ArticleDocument.term(id(random.nextInt(ARTICLES))));
            }
        }
        reader = DirectoryReader.open(directory);
        assertThat(reader.leaves()).hasSizeGreaterThan(2);
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kata0", "kata3", "kata400", "kata1 kata2", "kata0 OR kata300", "kata5 -kata0", "\"kata0 kata1\""
            })
    void listsWhatScoringEveryArticleLists(String words) throws IOException {
        verify(Map.of("q", List.of(words)));
    }

    @Test
    void listsTheSameOfASource() throws IOException {
        verify(Map.of("q", List.of("kata1"), "source", List.of("source2")));
    }

    private static void verify(Map<String, List<String>> parameters) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        List<Query> parts = ArticleFilter.parts(ArticleQuery.of(parameters));
        long asOf = ArticleDocument.micros(NOON);
        List<Ranked> expected = everyArticle(searcher, parts, asOf);
        assertThat(expected).isNotEmpty();

        List<Ranked> pages = new ArrayList<>();
        for (int page = 0; page < 12; page++) {
            Ranked last = pages.isEmpty() ? null : pages.get(pages.size() - 1);
            pages.addAll(Ranking.of(searcher, parts, asOf, 20, last));
        }

        assertThat(pages).isEqualTo(expected.subList(0, Math.min(12 * 20, expected.size())));
    }

    private static List<Ranked> everyArticle(IndexSearcher searcher, List<Query> parts, long asOf) throws IOException {
        List<Ranked> all = new ArrayList<>();
        for (Query part : parts) {
            for (ScoreDoc found : searcher.search(part, ARTICLES).scoreDocs) {
                LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(found.doc, reader.leaves()));
                int doc = found.doc - leaf.docBase;
                long published = value(leaf, Fields.PUBLISHED, doc);
                double weeks =
                        Math.max(0, asOf - published) / (Duration.ofDays(7).toNanos() / 1000.0);
                all.add(new Ranked(
                        found.score + (float) (1 / (1 + weeks)),
                        published,
                        value(leaf, Fields.ID_HIGH, doc),
                        value(leaf, Fields.ID_LOW, doc)));
            }
        }
        all.sort(Comparator.<Ranked>comparingDouble(Ranked::score)
                .thenComparingLong(Ranked::published)
                .thenComparingLong(Ranked::high)
                .thenComparingLong(Ranked::low)
                .reversed());
        return all;
    }

    private static long value(LeafReaderContext leaf, String field, int doc) throws IOException {
        NumericDocValues values = leaf.reader().getNumericDocValues(field);
        assertThat(values.advanceExact(doc)).isTrue();
        return values.longValue();
    }

    private static IndexableArticle article(Random random, int number) {
        return new IndexableArticle(
                id(number),
                NOON.minusSeconds(random.nextInt(100 * 86_400) - 86_400), // some of tomorrow
                null,
                List.of("id", "en", "fr").get(Math.min(2, random.nextInt(6) / 2)),
                words(random, 6),
                null,
                words(random, 60),
                "source" + random.nextInt(4),
                List.of(),
                List.of());
    }

    private static String words(Random random, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> "kata" + (int) (Math.pow(WORDS, random.nextDouble()) - 1))
                .collect(Collectors.joining(" "));
    }

    private static UUID id(int number) {
        return UUID.nameUUIDFromBytes(("article" + number).getBytes(StandardCharsets.UTF_8));
    }
}
