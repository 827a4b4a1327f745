package org.warta.reader.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warta.embedded.TestServers;
import org.warta.event.EnrichedArticle;
import org.warta.event.EntityType;
import org.warta.reader.http.ReaderServer;

class SiteIT {
    private static final String RATES = "Bank Indonesia Tahan Suku Bunga";
    private static final String COURT = "Court Reopens River Market";
    private static final String HOSTILE = "<script>alert(1)</script> & \"kutipan\"";
    private static final String SECRET = "Berita yang Belum Boleh Tampil";
    private static ReaderServer server;

    @BeforeAll
    static void start() {
        Instant now = Instant.now();
        server = new ReaderServer();
        server.store(SampleNews.of("Suku Bunga Tetap", "Bank Indonesia menahan bunga di Jakarta.")
                .versionOf(RATES, now.minusSeconds(3600))
                .enriched());
        server.store(
                SampleNews.of(
                                RATES,
                                "🌋 Bank Indonesia menahan suku bunga di Jakarta.\n\nPasar di Jakarta\n\nRupiah menguat.")
                        .versionOf(RATES, now.minusSeconds(60))
                        .at(now.minusSeconds(60))
                        .summary("Rupiah menguat tipis.")
                        .rights("© 2026 Harian", "Boleh dikutip")
                        .naming(EntityType.ORGANISATION, "Bank Indonesia")
                        .naming(EntityType.PLACE, "Indonesia", "Jakarta")
                        .enriched(),
                SampleNews.of(COURT, "A court in Jakarta let traders return.")
                        .at(now.minusSeconds(120))
                        .in("en")
                        .about("medtop:02000000")
                        .naming(EntityType.PLACE, "Jakarta")
                        .enriched(),
                SampleNews.of(HOSTILE, "<img src=x onerror=alert(1)> & \"lain\"")
                        .at(now.minusSeconds(180))
                        .uri("javascript:alert(1)")
                        .naming(EntityType.PERSON, "<img src=x")
                        .enriched(),
                SampleNews.of(SECRET, "Rahasia.")
                        .embargoedUntil(now.plus(Duration.ofDays(1)))
                        .enriched());
        server.store(IntStream.range(0, 25)
                .mapToObj(number -> SampleNews.of("Panen Padi ke-" + number, "Panen padi di desa " + number + ".")
                        .at(now.minus(Duration.ofDays(2 + number)))
                        .about("medtop:15000000")
                        .enriched())
                .toArray(EnrichedArticle[]::new));
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                page("/search").select(".found header h2").text())
                        .isEqualTo("28 berita"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void frontLeadsWithWhatIsNewestInTheReadersLanguage() {
        assertThat(page("/").select(".lead h2").text()).isEqualTo(RATES);
        assertThat(page("/", "en").select(".lead h2").text()).isEqualTo(COURT);
    }

    @Test
    void frontHasEachArticleOnce() {
        assertThat(page("/").select("[data-id]").eachAttr("data-id"))
                .doesNotHaveDuplicates()
                .contains(SampleNews.id(RATES), SampleNews.id(COURT));
    }

    @Test
    void articleMarksNamesInItsText() {
        Document page = page("/articles/" + SampleNews.id(RATES));
        page.select(".tip").remove();

        assertThat(page.select(".body p").eachText())
                .containsExactly("🌋 Bank Indonesia menahan suku bunga di Jakarta.", "Rupiah menguat.");
        assertThat(page.select(".body h2").eachText()).containsExactly("Pasar di Jakarta");
        assertThat(page.select(".name-of.organisation").eachText()).containsExactly("Bank Indonesia");
        assertThat(page.select(".name-of.place").eachText()).containsExactly("Jakarta", "Jakarta");
        assertThat(page.select(".legend label").eachText()).containsExactly("Organisasi", "Tempat");
        assertThat(page.select(".rights").text()).contains("© 2026 Harian", "Boleh dikutip");
        assertThat(page.select(".rights a[href^=https]").attr("rel")).contains("noopener", "nofollow");
    }

    @Test
    void articleTellsItsSourceTimesAndVersions() {
        Document page = page("/articles/" + SampleNews.id(RATES));

        assertThat(page.select(".margin .note").text()).contains("Harian Pesisir", "WIB", "Diperbarui", "2 versi");
        assertThat(page("/articles/" + SampleNews.id(COURT))
                        .select(".margin .note")
                        .text())
                .contains("Inggris")
                .doesNotContain("Diperbarui");
        assertThat(page(page.select(".margin .note a").attr("href"))
                        .select(".chosen")
                        .text())
                .contains("Harian Pesisir");
    }

    @Test
    void textsRunInTheDirectionOfTheirScript() {
        Document page = page("/articles/" + SampleNews.id(RATES));

        assertThat(page.select("h1, .standfirst, .body > *").eachAttr("dir"))
                .hasSize(5)
                .containsOnly("auto");
    }

    @Test
    void articleLeadsToTheSameStoryAtOtherSources() {
        Instant once = Instant.now().minus(Duration.ofDays(400));
        String flood = "Bendungan Jatiluhur meluap, ribuan warga Karawang mengungsi ke gedung sekolah semalam.";
        server.store(
                SampleNews.of("Bendungan Jatiluhur Meluap", flood).at(once).enriched(),
                SampleNews.of("Ribuan Warga Karawang Mengungsi", flood)
                        .at(once.plusSeconds(3600))
                        .from("kabar", "Kabar Karawang")
                        .enriched());

        Document page = page("/articles/" + SampleNews.id("Bendungan Jatiluhur Meluap"));

        Element elsewhere = page.selectFirst("section:contains(Berita yang sama di sumber lain)");
        assertThat(elsewhere).isNotNull();
        assertThat(elsewhere.select("li").eachText())
                .singleElement()
                .asString()
                .contains("Ribuan Warga Karawang Mengungsi", "Kabar Karawang");
        assertThat(page.select("section:contains(Berita terkait) li").eachText())
                .noneMatch(story -> story.contains("Ribuan Warga Karawang Mengungsi"));
    }

    @Test
    void printsWhateverAnArticleSaysAsText() {
        String path = "/articles/" + SampleNews.id(HOSTILE);
        Document page = page(path);

        assertThat(page.select("h1").text()).isEqualTo(HOSTILE);
        assertThat(page.title()).isEqualTo(HOSTILE + " – Warta");
        assertThat(page.select("img, script:not([src]), [style], [onerror]")).isEmpty();
        assertThat(page.select("a[href^=javascript]")).isEmpty();
        assertThat(page.select(".body p").text()).contains("<img src=x", "onerror=alert(1)>");
        assertThat(page("/").select("script:not([src])")).isEmpty();
        assertThat(page("/search?q=%3Cb%3E%22").select("input[name=q]").val()).isEqualTo("<b>\"");
    }

    @Test
    void searchFindsMarksAndNarrows() {
        Document page = page("/search?q=rupiah&utm_source=elsewhere&from=");

        assertThat(page.select(".hits h2").eachText()).containsExactly(RATES);
        assertThat(page.select(".hits mark").eachText()).contains("Rupiah");
        assertThat(page("/search?topic=crime-law").select(".hits h2").eachText())
                .containsExactly(COURT);
        assertThat(page("/search?topic=crime-law").select(".chosen a").attr("href"))
                .isEqualTo("/search");
        assertThat(page.select(".facets a").eachAttr("href"))
                .anyMatch(link -> link.startsWith("/search?q=rupiah&entity="));
    }

    @Test
    void daysCanBeChosenOneByOne() {
        Document page =
                page(page("/search?topic=sport").select(".facets a[href*=from]").attr("href"));

        assertThat(page.select(".hits h2").eachText()).containsExactly("Panen Padi ke-0");
        assertThat(page.select(".chosen a").eachAttr("href")).hasSize(2).endsWith("/search?topic=medtop%3A15000000");
    }

    @Test
    void offersNoFilterThatIsSet() {
        assertThat(page("/search").select(".facets .label").eachText()).contains("Sumber");

        Document page = page("/search?source=harian");

        assertThat(page.select(".chosen").text()).contains("Harian Pesisir");
        assertThat(page.select(".facets .label").eachText()).contains("Topik").doesNotContain("Sumber");
    }

    @Test
    void listsGoOnWhereThePageEnded() {
        Document first = page("/topics/sport");
        Document second = page(first.select(".more a").attr("href"));

        assertThat(first.select(".hits h2")).hasSize(20);
        assertThat(second.select(".hits h2").eachText()).hasSize(5).endsWith("Panen Padi ke-24");
        assertThat(second.select(".more")).isEmpty();
        assertThat(first.select("link[type='application/atom+xml']").attr("href"))
                .isEqualTo("/api/v1/articles.atom?topic=medtop%3A15000000");
    }

    @Test
    void entityHasATimelineThatCanAlsoBeRead() {
        String path = page("/entities?q=jakar").select(".names a").attr("href");
        Document page = page(path);

        assertThat(page.select("h1").text()).isEqualTo("Jakarta");
        assertThat(page(path, "en").select(".title .kicker").text()).isEqualTo("Place");
        assertThat(page.select(".chart .bar")).isNotEmpty();
        assertThat(page.select(".chart svg").attr("aria-label")).contains("2 berita");
        assertThat(page.select(".chart tbody td.number").eachText()).contains("2");
        assertThat(page.select(".hits h2").eachText()).containsExactly(RATES, COURT);
        assertThat(page(page.select(".chart tbody a").attr("href"))
                        .select(".hits h2")
                        .eachText())
                .containsExactly(RATES, COURT);
        assertThat(page.select(".rail .names a").eachText()).anyMatch(name -> name.contains("Bank Indonesia"));
    }

    @Test
    void versionsShowWhatChanged() {
        Document page = page("/articles/" + SampleNews.id(RATES) + "/versions");

        assertThat(page.select("ins").text()).contains("Rupiah menguat");
        assertThat(page.select("del").text()).contains("Tetap");
        assertThat(page.select(".rail h3").eachText()).containsExactly(RATES, "Suku Bunga Tetap");
    }

    @Test
    void hidesWhatMayNotBeShown() {
        assertThat(get("/articles/" + SampleNews.id(SECRET)).statusCode()).isEqualTo(404);
        assertThat(get("/").body()).doesNotContain(SECRET);
        assertThat(get("/search?q=rahasia").body()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404",
        "/articles/00000000-0000-0000-0000-000000000000, 404",
        "/articles/x, 404",
        "/entities/00000000-0000-0000-0000-000000000000, 404",
        "/topics/nothing, 404",
        "/search?from=yesterday, 400",
        "/search?q=%ff, 400",
        "/topics/sport?cursor=x, 400"
    })
    void tellsErrorsOnAPage(String path, int status) {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Jsoup.parse(response.body()).select("main h1").text()).isNotEmpty();
        assertThat(response.headers().firstValue("Content-Security-Policy")).contains(HeadersFilter.POLICY);
    }

    @Test
    void errorsAreToldInTheReadersLanguageToo() {
        assertThat(Jsoup.parse(get("/search?from=yesterday").body())
                        .select("main")
                        .text())
                .contains("Ada nilai yang keliru", "2026-11-23");
    }

    @Test
    void leavesErrorsOfTheApiToTheApi() {
        assertThat(get("/api/v1/articles?x=1").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(server.get("/nothing").headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void saysThatTheStoreIsAway() {
        try (ReaderServer alone =
                new ReaderServer(new TestServers.Database("jdbc:postgresql://127.0.0.1:1/warta", "nobody", ""))) {
            HttpResponse<String> response =
                    alone.send("GET", "/articles/" + SampleNews.id(RATES), "Accept", "text/html");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("10");
            assertThat(response.body()).contains("Berita belum dapat ditampilkan");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search?q=panen", "/topics", "/topics/sport", "/entities", "/nothing"})
    void speaksBothLanguagesWhole(String path) {
        for (String language : List.of("id", "en")) {
            HttpResponse<String> response =
                    server.send("GET", path, "Accept", "text/html", "Accept-Language", language);

            assertThat(response.body())
                    .contains("<html lang=\"" + language + "\"")
                    .doesNotContain("??");
            assertThat(response.headers().allValues("Vary").toString().toLowerCase(Locale.ROOT))
                    .contains("accept-language", "cookie");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search?topic=sport", "/topics", "/topics/sport", "/entities"})
    void pagesAreSentAgainOnlyWhenTheyChanged(String path) {
        HttpResponse<String> page = server.send("GET", path, "Accept", "text/html", "Accept-Language", "id");
        String tag = page.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same =
                server.send("GET", path, "Accept", "text/html", "Accept-Language", "id", "If-None-Match", tag);
        HttpResponse<String> other =
                server.send("GET", path, "Accept", "text/html", "Accept-Language", "en", "If-None-Match", tag);

        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void assetsCarryTheirContentInTheirNameAndAreKept() {
        List<String> assets = page("/").select("link[rel=stylesheet], link[rel=icon], script[src]").stream()
                .map(asset -> asset.hasAttr("src") ? asset.attr("src") : asset.attr("href"))
                .toList();

        assertThat(assets).hasSize(4).allSatisfy(asset -> {
            assertThat(asset).matches("/.*-[0-9a-f]{32}\\.[a-z]+");
            HttpResponse<String> response = get(asset);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Cache-Control")).contains("max-age=31536000, immutable");
        });
    }

    private static Document page(String path) {
        return page(path, "id");
    }

    private static Document page(String path, String language) {
        HttpResponse<String> response = server.send("GET", path, "Accept", "text/html", "Accept-Language", language);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    private static HttpResponse<String> get(String path) {
        return server.send("GET", path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }
}
