package org.warta.reader.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warta.reader.catalogue.Shelf.NOON;
import static org.warta.reader.catalogue.Shelf.article;
import static org.warta.reader.catalogue.Shelf.id;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;
import org.warta.event.Source;
import org.warta.reader.article.ArticlePage;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.ArticleSummary;
import org.warta.reader.article.Change;
import org.warta.reader.article.ChangeCursor;
import org.warta.reader.article.ChangePage;
import org.warta.reader.article.EntityCount;
import org.warta.reader.article.EntityDetail;
import org.warta.reader.article.Facets;
import org.warta.reader.article.Facets.Bucket;
import org.warta.reader.article.Sort;
import org.warta.reader.article.StaleCursorException;
import org.warta.reader.article.TopicCount;
import org.warta.reader.article.VersionDiff.Edit;
import org.warta.reader.article.VersionDiff.Operation;
import org.warta.reader.article.VersionView;

class CatalogueIT {
    private static final String POLITICS = "medtop:11000000";
    private static final String ELECTION = "medtop:20000574";
    private static Shelf shelf;
    private static Catalogue catalogue;

    @BeforeAll
    static void open() {
        shelf = new Shelf();
        shelf.store(
                article("pemilu", NOON.minus(Duration.ofDays(2)), ELECTION, "Megawati", "Prabowo Subianto"),
                article("sidang", NOON.minus(Duration.ofDays(1)), POLITICS, "Megawati", "Puan Maharani"),
                article("pertandingan", NOON, "medtop:15000000", "Evan Dimas"));
        catalogue = shelf.open();
    }

    @AfterAll
    static void close() {
        shelf.close();
    }

    @Test
    void findsByStemsRanksAndMarks() {
        ArticlePage found = find("q", "tanding");

        assertThat(ids(found)).containsExactly(id("pertandingan"));
        assertThat(found.total()).isOne();
        assertThat(found.articles().get(0).highlight().headline().get(0).hit()).isTrue();
        assertThat(ids(find("q", "berita -tanding", "sort", "time", "source", "kantor", "to", "2026-11-22")))
                .containsExactly(id("sidang"), id("pemilu"));
    }

    @Test
    void findsATopicWithItsDescendants() {
        assertThat(ids(find("topic", "politics"))).contains(id("pemilu"), id("sidang"));
        assertThat(ids(find("topic", ELECTION))).containsExactly(id("pemilu"));
    }

    @Test
    void wantsEveryEntityThatIsGiven() {
        List<EntityCount> all = catalogue.entities("mega", null, 5);
        UUID megawati = all.get(0).id();
        UUID puan = catalogue.entities("maharani", "PERSON", 5).get(0).id();

        assertThat(all.get(0)).isEqualTo(new EntityCount(megawati, "PERSON", "Megawati", 2));
        assertThat(ids(catalogue.find(ArticleQuery.of(Map.of("entity", List.of("" + megawati, "" + puan))))))
                .containsExactly(id("sidang"));
        assertThat(catalogue.entities("megawaty", null, 5))
                .extracting(EntityCount::name)
                .contains("Megawati");
        assertThat(catalogue.entities("mega", "PLACE", 5)).isEmpty();
        assertThat(catalogue.entities("%", null, 5)).isEmpty();
    }

    @Test
    void countsWhatIsFound() {
        Facets facets = catalogue.facets(ArticleQuery.of(Map.of("entity", List.of("Megawati"))));

        assertThat(facets.total()).isEqualTo(2);
        assertThat(facets.topics()).containsExactly(TopicCount.of(POLITICS, 2), TopicCount.of(ELECTION, 1));
        assertThat(facets.entities().get(0).name()).isEqualTo("Megawati");
        assertThat(facets.entities()).extracting(EntityCount::count).containsExactly(2L, 1L, 1L);
        assertThat(facets.sources()).containsExactly(new Bucket("kantor", "Kantor Berita", 2));
        assertThat(facets.languages()).containsExactly(new Bucket("id", null, 2));
        assertThat(facets.days()).containsExactly(new Bucket("2026-11-22", null, 1), new Bucket("2026-11-21", null, 1));
        assertThat(catalogue.topics()).contains(TopicCount.of(ELECTION, 1));
    }

    @Test
    void showsAnEntityOverTimeAndWithWhom() {
        UUID megawati = catalogue.entities("mega", null, 1).get(0).id();
        EntityDetail entity = catalogue.entity(megawati).orElseThrow();

        assertThat(entity.count()).isEqualTo(2);
        assertThat(entity.firstSeen()).isEqualTo(NOON.minus(Duration.ofDays(2)));
        assertThat(entity.lastSeen()).isEqualTo(NOON.minus(Duration.ofDays(1)));
        assertThat(entity.timeline().buckets())
                .containsExactly(new Bucket("2026-11-21", null, 1), new Bucket("2026-11-22", null, 1));
        assertThat(entity.coOccurring())
                .extracting(EntityCount::name)
                .containsExactlyInAnyOrder("Prabowo Subianto", "Puan Maharani");
        assertThat(catalogue.entity(new UUID(1, 2))).isEmpty();
    }

    @Test
    void relatesArticlesByWhatTheyHaveInCommon() {
        assertThat(catalogue.related(id("pemilu"), 5).get(0).id()).isEqualTo(id("sidang"));
        assertThat(catalogue.related(new UUID(1, 2), 5)).isEmpty();
    }

    /** The same event in other words is another source's; the same people elsewhere and another time is not. */
    @Test
    void findsAStoryAtOtherSources() {
        String lead =
                "Banjir bandang melanda Kecamatan Sukamaju di lereng Gunung Merbabu pada Minggu malam. Tiga jembatan"
                        + " putus dan dua ratus keluarga mengungsi ke balai desa, kata Bupati Suryani.";
        String retold =
                "Sedikitnya dua ratus keluarga mengungsi setelah banjir bandang memutus tiga jembatan di Sukamaju,"
                        + " lereng Merbabu, Minggu malam. Bupati Suryani meninjau balai desa tempat mereka menginap.";
        String other =
                "Bupati Suryani membuka pasar malam di Sukamaju pada hari Senin. Pedagang dari lereng Gunung Merbabu"
                        + " menjual sayur, kopi, dan kerajinan sampai pagi.";
        shelf.put(
                told("banjir", "kantor", NOON, lead),
                told("banjir-lagi", "kantor", NOON.plusSeconds(60), lead),
                told("banjir-salinan", "agregator", NOON.plusSeconds(120), lead),
                told("banjir-salinan-lama", "agregator", NOON.plusSeconds(60), retold),
                told("banjir-lain", "harian", NOON.minus(Duration.ofHours(5)), retold),
                told("banjir-dulu", "arsip", NOON.minus(Duration.ofDays(30)), lead),
                told("pasar-malam", "mingguan", NOON, other));

        assertThat(ids(catalogue.otherSources(id("banjir"), 5)))
                .containsExactly(id("banjir-salinan"), id("banjir-lain"));
        assertThat(ids(catalogue.otherSources(id("banjir"), 1))).containsExactly(id("banjir-salinan"));
        assertThat(ids(catalogue.otherSources(id("banjir-lain"), 5))).contains(id("banjir-salinan-lama"));
        assertThat(catalogue.otherSources(id("pasar-malam"), 5)).isEmpty();
        assertThat(catalogue.otherSources(id("pemilu"), 5)).isEmpty();
        assertThat(catalogue.otherSources(new UUID(1, 2), 5)).isEmpty();

        EnrichedArticle withheld = told("banjir-salinan", "agregator", NOON.plusSeconds(180), lead);
        withheld.getArticle().put("pubStatus", PubStatus.WITHHELD);
        shelf.store(withheld); // also before the index knows
        assertThat(ids(catalogue.otherSources(id("banjir"), 5)))
                .doesNotContain(id("banjir-salinan"))
                .contains(id("banjir-lain"));
    }

    private static EnrichedArticle told(String name, String source, Instant published, String body) {
        EnrichedArticle article = article(name, published, "medtop:03000000");
        article.getArticle().put("headline", "Berita");
        article.getArticle().put("body", body);
        article.getArticle().put("source", new Source(source, null, null));
        return article;
    }

    @Test
    void tellsVersionsApartWithoutThoseThatWereWithheld() {
        EnrichedArticle first = article("versi", NOON, POLITICS, "Siapa");
        EnrichedArticle withheld = article("versi", NOON.plusSeconds(1), POLITICS, "Siapa");
        withheld.getArticle().put("pubStatus", PubStatus.WITHHELD);
        EnrichedArticle last = article("versi", NOON.plusSeconds(2), POLITICS, "Siapa");
        last.getArticle().put("headline", "versi baru di halaman depan");
        shelf.put(first, withheld, last);

        assertThat(catalogue.versions(id("versi")))
                .extracting(VersionView::version)
                .containsExactly(NOON.plusSeconds(2).toEpochMilli(), NOON.toEpochMilli());
        assertThat(catalogue
                        .difference(
                                id("versi"),
                                NOON.toEpochMilli(),
                                NOON.plusSeconds(2).toEpochMilli())
                        .orElseThrow()
                        .headline())
                .contains(new Edit(Operation.INSERTED, " baru"));
        assertThat(catalogue.difference(
                        id("versi"), NOON.toEpochMilli(), NOON.plusSeconds(1).toEpochMilli()))
                .isEmpty();
    }

    /** Every list, count, facet and the feed forget an article once it must not be shown. */
    @ParameterizedTest
    @EnumSource(
            value = PubStatus.class,
            names = {"WITHHELD", "CANCELED", "UNKNOWN"})
    void showsNothingOfAnArticleOnceItIsHidden(PubStatus status) {
        String name = "rahasia" + status.name().toLowerCase(Locale.ROOT);
        shelf.put(
                article(name, NOON, "medtop:05000000", "Orang " + name, "Teman " + name),
                article("lain" + name, NOON, "medtop:05000000", "Teman " + name));
        assertThat(ids(find("q", name))).contains(id(name));
        ChangeCursor before = end();
        EnrichedArticle hidden = article(name, NOON.plusSeconds(1), "medtop:05000000", "Orang " + name);
        hidden.getArticle().put("pubStatus", status);

        shelf.put(hidden);

        assertThat(catalogue.article(id(name))).isEmpty();
        assertThat(catalogue.versions(id(name))).isEmpty();
        assertThat(ids(find("q", name))).doesNotContain(id(name));
        assertThat(ids(catalogue.find(ArticleQuery.newest(100)))).doesNotContain(id(name));
        assertThat(catalogue
                        .find(ArticleQuery.of(Map.of("entity", List.of("Orang " + name))))
                        .total())
                .isZero();
        assertThat(catalogue.entities("Orang " + name, null, 5))
                .extracting(EntityCount::name)
                .doesNotContain("Orang " + name);
        assertThat(catalogue
                        .facets(ArticleQuery.of(Map.of("entity", List.of("Teman " + name))))
                        .entities())
                .extracting(EntityCount::name)
                .containsExactly("Teman " + name);
        assertThat(catalogue.related(id("lain" + name), 10))
                .extracting(ArticleSummary::id)
                .doesNotContain(id(name));
        assertThat(catalogue.changes(before, 10).changes())
                .containsExactly(new Change(
                        Change.Operation.CANCELED, id(name), NOON.plusSeconds(1).toEpochMilli(), null));
    }

    @Test
    void showsNothingOfAnArticleFromTheVeryMomentItExpires() {
        Instant expires = Instant.now().plusSeconds(8);
        EnrichedArticle expiring = article("kedaluwarsa", NOON, "medtop:09000000", "Sebentar");
        expiring.getArticle().put("expires", expires);
        shelf.put(expiring);
        ArticleQuery query = ArticleQuery.of(Map.of("q", List.of("kedaluwarsa")));
        assertThat(catalogue.find(query).total()).isOne();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Instant.now().isAfter(expires.plusMillis(1)));

        // no clock of the consumer runs here: the reader looks at the time itself
        assertThat(catalogue.find(query)).isEqualTo(new ArticlePage(List.of(), null, 0));
        assertThat(catalogue.facets(query).total()).isZero();
        assertThat(catalogue.article(id("kedaluwarsa"))).isEmpty();
    }

    /** Whatever arrives while somebody pages through a list, every article of the beginning comes exactly once. */
    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesStayStableWhileArticlesArrive(Sort sort) {
        Random random = new Random(7);
        String word = "halaman" + sort.name().toLowerCase(Locale.ROOT);
        Set<UUID> expected = new HashSet<>();
        List<EnrichedArticle> first = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            EnrichedArticle article = article(word + " " + i, NOON.minusSeconds(random.nextInt(20)), POLITICS);
            first.add(article);
            expected.add(id(word + " " + i));
        }
        shelf.put(first.toArray(EnrichedArticle[]::new));
        ArticleQuery query = ArticleQuery.of(Map.of(
                "q", List.of(word), "sort", List.of(sort.name().toLowerCase(Locale.ROOT)), "limit", List.of("7")));

        List<UUID> seen = new ArrayList<>();
        ArticlePage page = catalogue.find(query);
        for (int arrival = 0; page.next() != null; arrival++) {
            seen.addAll(ids(page));
            shelf.put(article(word + " " + word + " baru " + arrival, NOON.plusSeconds(arrival), POLITICS));
            page = catalogue.find(ArticleQuery.of(query.after(page.next()).toParameters()));
        }
        seen.addAll(ids(page));

        assertThat(seen.stream().filter(expected::contains))
                .doesNotHaveDuplicates()
                .hasSize(60);
        if (sort == Sort.TIME) {
            assertThat(seen).hasSize(60); // what arrived is newer than where the list began
        }
    }

    @Test
    void mirrorEndsWithWhatIsVisible() {
        Set<UUID> mirror = new HashSet<>();
        ChangePage page = catalogue.changes(null, 2);
        while (!page.changes().isEmpty()) {
            page.changes().forEach(change -> {
                if (change.article() == null) {
                    mirror.remove(change.id());
                } else {
                    assertThat(change.article().id()).isEqualTo(change.id());
                    mirror.add(change.id());
                }
            });
            page = catalogue.changes(ChangeCursor.of("since", page.next().token()), 2);
        }

        assertThat(mirror)
                .containsExactlyInAnyOrderElementsOf(shelf.owner()
                        .sql("select id from visible_article")
                        .query(UUID.class)
                        .list());
    }

    /** What commits late must not appear before what was read already. */
    @Test
    void tellsNothingThatATransactionMayStillComeBefore() throws SQLException {
        shelf.put(article("lambat", POLITICS));
        ChangeCursor before = end();
        try (Connection slow = shelf.connection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("update article set stored_at = now() where id = '" + id("lambat") + "'");

            shelf.store(article("cepat", POLITICS));
            assertThat(catalogue.changes(before, 10).changes()).isEmpty();

            slow.commit();
        }
        assertThat(catalogue.changes(before, 10).changes())
                .extracting(Change::id)
                .containsExactly(id("lambat"), id("cepat"));
    }

    @Test
    void refusesAPlaceOfAnotherDatabaseAndOneThatIsNotThereYet() {
        ChangeCursor end = end();

        assertThatThrownBy(() -> catalogue.changes(ChangeCursor.start(new UUID(1, 2)), 1))
                .isInstanceOf(StaleCursorException.class);
        assertThatThrownBy(() -> catalogue.changes(
                        new ChangeCursor(end.feed(), end.transaction() + 1_000_000, new UUID(0, 0)), 1))
                .isInstanceOf(StaleCursorException.class);
    }

    private static ChangeCursor end() {
        return Stream.iterate(catalogue.changes(null, 100), page -> catalogue.changes(page.next(), 100))
                .filter(page -> page.changes().size() < 100)
                .findFirst()
                .orElseThrow()
                .next();
    }

    private static ArticlePage find(String... parameters) {
        Map<String, List<String>> query = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], List.of(parameters[i + 1]));
        }
        return catalogue.find(ArticleQuery.of(query));
    }

    private static List<UUID> ids(ArticlePage page) {
        return ids(page.articles());
    }

    private static List<UUID> ids(List<ArticleSummary> articles) {
        return articles.stream().map(ArticleSummary::id).toList();
    }
}
