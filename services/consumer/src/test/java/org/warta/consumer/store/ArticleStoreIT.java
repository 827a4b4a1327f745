package org.warta.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warta.consumer.Samples.canceled;
import static org.warta.consumer.Samples.id;
import static org.warta.consumer.Samples.usable;
import static org.warta.consumer.merge.Outcome.CANCELED;
import static org.warta.consumer.merge.Outcome.DUPLICATE;
import static org.warta.consumer.merge.Outcome.OUTDATED;
import static org.warta.consumer.merge.Outcome.STORED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.consumer.TestDatabase;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;

class ArticleStoreIT {
    private static final String URI = "https://example.org/a";

    private final TestDatabase database = TestDatabase.migrated();
    private final ArticleStore store = new ArticleStore(database.writer());

    @Test
    void storesRedeliveredArticleOnce() {
        EnrichedArticle article = usable(URI, 1, 1, "kata");

        assertThat(store.store(List.of(article))).containsExactly(STORED);
        List<?> before = snapshot();
        assertThat(store.store(List.of(article, article))).containsExactly(DUPLICATE, DUPLICATE);

        assertThat(snapshot()).isEqualTo(before);
        assertThat(database.count("article")).isOne();
        assertThat(database.count("mention")).isEqualTo(2);
    }

    @Test
    void keepsEveryFieldAsItCame() {
        store.store(List.of(usable(URI, 1, 1, "kata")));

        assertThat(database.rows(
                        "select uri, version, headline, body, summary, byline, array_to_json(subjects)::text s,"
                                + " copyright_holder, copyright_notice, usage_terms, alt_ids->>'guid' guid, source_name,"
                                + " language, published_at = to_timestamp(0.001) dated from article"))
                .containsExactly(Map.ofEntries(
                        Map.entry("uri", URI),
                        Map.entry("version", 1L),
                        Map.entry("headline", "kata headline"),
                        Map.entry("body", "kata body.\n\nSecond paragraph of kata."),
                        Map.entry("summary", "kata summary"),
                        Map.entry("byline", "kata byline"),
                        Map.entry("s", "[\"kata \\\"subject\\\"\",\"a\\\\b, {c}\"]"),
                        Map.entry("copyright_holder", "kata holder"),
                        Map.entry("copyright_notice", "kata notice"),
                        Map.entry("usage_terms", "kata terms"),
                        Map.entry("guid", "kata"),
                        Map.entry("source_name", "Kantor Berita Contoh"),
                        Map.entry("language", "id"),
                        Map.entry("dated", true)));
        assertThat(database.rows("select code, confidence, evidence::text from article_topic"))
                .containsExactly(Map.of(
                        "code",
                        "medtop:11000000",
                        "confidence",
                        0.75f,
                        "evidence",
                        "[{\"end\": 2, \"field\": \"BODY\", \"start\": 0}]"));
        assertThat(database.rows("select same_as::text from entity where name = 'Indonesia'"))
                .containsExactly(Map.of("same_as", "[\"https://www.iso.org/obp/ui/#iso:code:3166:ID\"]"));
        assertThat(database.rows("select e.name, m.position, jsonb_array_length(m.spans) spans"
                        + " from mention m join entity e on e.id = m.entity_id order by m.position"))
                .containsExactly(
                        Map.of("name", "kata Person", "position", 0, "spans", 2),
                        Map.of("name", "Indonesia", "position", 1, "spans", 1));
    }

    @Test
    void olderVersionNeverOverwritesNewer() {
        store.store(List.of(usable(URI, 2, 1, "baru")));

        assertThat(store.store(List.of(usable(URI, 1, 9, "lama"), usable(URI, 2, 0, "basi"))))
                .containsExactly(OUTDATED, OUTDATED);

        assertThat(database.rows("select headline from article")).containsExactly(Map.of("headline", "baru headline"));
        assertThat(database.rows("select version, headline from article_version order by version"))
                .containsExactly(
                        Map.of("version", 1L, "headline", "lama headline"),
                        Map.of("version", 2L, "headline", "baru headline"));
        assertThat(database.tablesHolding("lama")).containsExactly("article_version");
    }

    @Test
    void newVersionReplacesTagsAndDropsEntitiesNobodyMentions() {
        store.store(List.of(usable(URI, 1, 1, "lama"), usable("https://example.org/b", 1, 1, "lain")));

        store.store(List.of(usable(URI, 2, 2, "baru")));

        assertThat(database.rows("select name from entity order by name"))
                .extracting(row -> row.get("name"))
                .containsExactly("Indonesia", "baru Person", "lain Person");
    }

    @Test
    void cancellationRemovesTextFromEveryTable() {
        store.store(List.of(usable(URI, 1, 1, "rahasia"), usable(URI, 2, 2, "rahasia")));
        assertThat(database.tablesHolding("rahasia")).containsExactly("article", "article_version", "entity");

        assertThat(store.store(List.of(canceled(URI, 3, 3)))).containsExactly(CANCELED);

        assertThat(database.tablesHolding("rahasia")).isEmpty();
        assertThat(database.count("article_topic") + database.count("mention") + database.count("entity"))
                .isZero();
        assertThat(database.rows("select id::text, version, pub_status from article"))
                .containsExactly(Map.of("id", id(URI), "version", 3L, "pub_status", "CANCELED"));

        assertThat(store.store(List.of(usable(URI, 2, 9, "rahasia"), usable(URI, 3, 9, "rahasia"))))
                .containsExactly(OUTDATED, OUTDATED);
        assertThat(database.tablesHolding("rahasia")).isEmpty();
        assertThat(database.count("article_version")).isEqualTo(3);
    }

    @Test
    void cancellationThatStillCarriesTextIsStoredWithoutIt() {
        EnrichedArticle text = usable(URI, 1, 1, "rahasia");
        text.getArticle().put("pubStatus", PubStatus.CANCELED);

        assertThat(store.store(List.of(text))).containsExactly(CANCELED);

        assertThat(database.tablesHolding("rahasia")).isEmpty();
    }

    /** The same articles in any order and any batches leave the same database behind. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void orderOfArrivalDoesNotMatter(long seed) {
        List<EnrichedArticle> events = new ArrayList<>();
        for (String uri : List.of("https://example.org/x", "https://example.org/y", "https://example.org/z")) {
            for (int version = 1; version <= 4; version++) {
                events.add(usable(uri, version, version, "kata" + version));
                events.add(usable(uri, version, version + 10, "kata" + version));
            }
        }
        events.add(canceled("https://example.org/y", 4, 50));
        events.add(canceled("https://example.org/z", 2, 50));
        store.store(events);
        List<?> expected = snapshot();

        TestDatabase other = TestDatabase.migrated();
        ArticleStore shuffled = new ArticleStore(other.writer());
        Random random = new Random(seed);
        events.addAll(events.subList(0, 12));
        Collections.shuffle(events, random);
        for (int from = 0, to; from < events.size(); from = to) {
            to = Math.min(events.size(), from + 1 + random.nextInt(6));
            shuffled.store(events.subList(from, to));
        }

        assertThat(snapshot(other)).isEqualTo(expected);
    }

    @Test
    void refusesTextThatPostgresqlCannotHoldAndStoresNothingOfItsBatch() {
        assertThatThrownBy(() -> store.store(List.of(usable(URI, 1, 1, "baik"), usable(URI + "2", 1, 1, "nol\0"))))
                .isInstanceOf(UnstorableException.class)
                .hasMessageContaining("22021");
        assertThat(database.count("article")).isZero();
    }

    @Test
    void storesAnArticleOfOneMegabyteOfDifferentWords() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; words.length() < 1 << 20; i++) {
            words.append(Integer.toString(i, 36)).append("é-w ");
        }
        EnrichedArticle large = usable(URI, 1, 1, "besar");
        large.getArticle().put("body", words.toString());

        assertThat(store.store(List.of(large))).containsExactly(STORED);
        assertThat(database.rows("select length(body) l from article")).containsExactly(Map.of("l", words.length()));
    }

    @Test
    void entityNamedTwiceInAnArticleIsOneMention() {
        EnrichedArticle article = usable(URI, 1, 1, "kata");
        article.getEnrichment()
                .put(
                        "entities",
                        List.of(
                                article.getEnrichment().getEntities().get(0),
                                article.getEnrichment().getEntities().get(0)));

        store.store(List.of(article));

        assertThat(database.rows("select jsonb_array_length(spans) spans from mention"))
                .containsExactly(Map.of("spans", 4));
    }

    private List<?> snapshot() {
        return snapshot(database);
    }

    private static List<?> snapshot(TestDatabase database) {
        return List.of(
                database.rows(
                        "select (to_jsonb(a) - '{stored_at,changed_xid,shown_xid}'::text[])::text from article a order by id"),
                database.rows(
                        "select (to_jsonb(v) - 'stored_at')::text from article_version v order by article_id, version"),
                database.rows("select t::text from article_topic t order by article_id, position"),
                database.rows("select m::text from mention m order by article_id, position"),
                database.rows("select e::text from entity e order by id"));
    }
}
