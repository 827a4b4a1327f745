package org.warta.reader.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.reader.index.Counts.Count;
import org.warta.reader.store.IndexableArticle;
import org.warta.reader.store.IndexableArticle.Entity;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/** Counts of any subset are those that counting one by one gives, whichever way the counter takes. */
class FacetCounterTest {
    /** Enough that a common source is counted by value and a rare one by document. */
    private static final int ARTICLES = 30_000;

    private static final int ENTITIES = 3_000;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<IndexableArticle> VISIBLE = new ArrayList<>();
    private static DirectoryReader reader;
    private static EntityRanks ranks;

    @BeforeAll
    static void index() throws IOException {
        Random random = new Random(1);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, LuceneIndex.configuration())) {
            for (int i = 0; i < ARTICLES; i++) {
                IndexableArticle article = article(random, i);
                writer.updateDocument(ArticleDocument.term(article.id()), ArticleDocument.of(article));
                VISIBLE.add(article);
                if (i == ARTICLES - 500) { // ranks are older than the last ones
                    writer.commit();
                    try (DirectoryReader then = DirectoryReader.open(directory)) {
                        ranks = EntityRanks.of(then, i + 1L);
                    }
                }
            }
            for (int i = 0; i < ARTICLES / 10; i++) {
                IndexableArticle gone = VISIBLE.remove(random.nextInt(VISIBLE.size()));
                writer.deleteDocuments(ArticleDocument.term(gone.id()));
            }
            writer.commit();
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"source0", "source1", "source5", "source9"})
    void countsWhatASourceHas(String source) throws IOException {
        verify(
                new TermQuery(new Term(Fields.SOURCE, source)),
                VISIBLE.stream()
                        .filter(article -> article.source().equals(source))
                        .toList());
    }

    @Test
    void countsEverything() throws IOException {
        verify(new MatchAllDocsQuery(), VISIBLE);
    }

    private static void verify(Query query, List<IndexableArticle> expected) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        Matches matches = Matches.of(searcher, query);
        FacetCounter counter = new FacetCounter(reader, matches);

        assertThat(matches.total()).isEqualTo(expected.size()).isPositive();
        assertSame(counter.values(Fields.SOURCE, 20), expected, article -> Stream.of(article.source()));
        assertSame(
                counter.values(Fields.TOPIC, 20),
                expected,
                article -> article.topics().stream()
                        .flatMap(topic -> Stream.concat(
                                Stream.of(topic),
                                MediaTopicConcept.byCode(topic).map(MediaTopicConcept::parent).stream()))
                        .distinct());
        for (int few : new int[] {0, Integer.MAX_VALUE}) {
            assertSame(
                    counter.entities(ranks, ARTICLES, few, 20),
                    expected,
                    article -> article.entities().stream().map(Entity::id));
        }
        Map<String, Long> days = new TreeMap<>(Comparator.reverseOrder());
        expected.forEach(article -> days.merge(
                article.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString(), 1L, Long::sum));
        assertThat(counter.days(7))
                .isEqualTo(days.entrySet().stream()
                        .limit(7)
                        .map(day -> new Count<>(day.getKey(), day.getValue()))
                        .toList());
    }

    /** The same counts in the same order; of equals at the end of the list any may be listed. */
    private static <T> void assertSame(
            List<Count<T>> counted, List<IndexableArticle> expected, Function<IndexableArticle, Stream<T>> values) {
        Map<T, Long> all = new TreeMap<>();
        expected.forEach(article -> values.apply(article).forEach(value -> all.merge(value, 1L, Long::sum)));
        assertThat(counted.stream().map(Count::count))
                .isEqualTo(all.values().stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(20)
                        .toList());
        assertThat(counted).allSatisfy(count -> assertThat(all).containsEntry(count.value(), count.count()));
    }

    private static IndexableArticle article(Random random, int number) {
        Set<Entity> entities = new HashSet<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            int entity = zipf(random, ENTITIES);
            entities.add(new Entity(id("entity" + entity), "PERSON", "Person " + entity));
        }
        List<String> topics = Stream.of("medtop:11000000", "medtop:15000000", "medtop:20000822", "medtop:20001065")
                .filter(topic -> random.nextInt(3) == 0)
                .toList();
        return new IndexableArticle(
                id("article" + number),
                NOON.minusSeconds(random.nextInt(30 * 86_400)),
                null,
                "id",
                "Headline " + number,
                null,
                "Body",
                "source" + Math.min(9, zipf(random, 12)),
                topics,
                List.copyOf(entities));
    }

    private static int zipf(Random random, int n) {
        return (int) Math.min(n - 1, Math.floor(Math.pow(n, random.nextDouble())) - 1);
    }

    /** Every bit depends on the name, as in ids of entities. */
    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
