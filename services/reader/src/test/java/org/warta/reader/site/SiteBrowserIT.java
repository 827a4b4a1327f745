package org.warta.reader.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.warta.event.EnrichedArticle;
import org.warta.event.EntityType;
import org.warta.reader.live.LiveServer;

/** What people do on the site, in a real browser. */
class SiteBrowserIT {
    private static final String RATES = "Bank Indonesia Tahan Suku Bunga";
    private static final String UNBREAKABLE = "Pertanggungjawabanpenyelenggaraankeberlanjutanpemerintahan";
    /** What a finger has to find, other than the words of a text, and does not easily: less than 44 pixels high. */
    private static final String SMALL_TARGETS = """
            document.querySelectorAll('details').forEach(closed => closed.open = true);
            return [...document.querySelectorAll('a, button, input:not([type=hidden]), summary, label:has(input)')]
                .filter(one => one.checkVisibility() && !one.matches('.hidden, .skip, .name-of, label > input'))
                .filter(one => Math.max(...[...one.getClientRects()].map(box => box.height)) < 43.5)
                .map(one => one.outerHTML)""";
    /** Counts what moved since the page was opened. */
    private static final String SHIFTS = "const shifts = new PerformanceObserver(() => {});"
            + " shifts.observe({type: 'layout-shift', buffered: true}); return shifts.takeRecords().length";

    private static LiveServer server;
    private static Browser browser;
    private static ChromeDriver driver;

    @BeforeAll
    static void start() {
        Instant now = Instant.now();
        server = new LiveServer();
        browser = Browser.withScripts();
        driver = browser.driver();
        server.store(SampleNews.of("Suku Bunga Tetap", "Bank Indonesia menahan bunga di Jakarta.")
                .versionOf(RATES, now.minusSeconds(3600))
                .enriched());
        server.store(SampleNews.of(
                        RATES,
                        "Bank Indonesia menahan suku bunga di Jakarta.\n\nKata Wening Prameswari, rupiah menguat.")
                .versionOf(RATES, now.minusSeconds(60))
                .at(now.minusSeconds(60))
                .summary("Rupiah menguat tipis.")
                .rights("© 2026 Harian", "Boleh dikutip")
                .naming(EntityType.ORGANISATION, "Bank Indonesia")
                .naming(EntityType.PERSON, "Wening Prameswari")
                .naming(EntityType.PLACE, "Jakarta")
                .enriched());
        server.store(IntStream.range(0, 25)
                .mapToObj(number -> SampleNews.of(
                                "Panen Padi ke-" + number, "Panen padi di Jakarta, desa " + number + ".")
                        .at(now.minus(Duration.ofDays(number)).minusSeconds(600))
                        .about("medtop:15000000")
                        .naming(EntityType.PLACE, "Jakarta")
                        .enriched())
                .toArray(EnrichedArticle[]::new));
        server.store(SampleNews.of(UNBREAKABLE, UNBREAKABLE + " https://contoh.example/" + UNBREAKABLE.repeat(3))
                .summary(UNBREAKABLE)
                .at(now.minusSeconds(30))
                .about("medtop:11000000")
                .naming(EntityType.ORGANISATION, UNBREAKABLE)
                .enriched());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            open("/search");
            assertThat(text(".found header h2")).isEqualTo("27 berita");
        });
        browser.complaints(); // while the index was being built
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void desk() {
        browser.screen(1280, false);
        browser.colours("light");
        driver.manage().deleteAllCookies();
    }

    @AfterEach
    void nothingWasForbiddenAndNobodyElseAsked() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.askedHosts()).isSubsetOf("127.0.0.1:" + server.port());
    }

    @Test
    void searchLeadsToAnArticleAnEntityAndBack() {
        open("/");
        one("#quick").sendKeys("rupiah", Keys.ENTER);
        awaitText(".hits h2", RATES);
        one(".hits h2 a").click();
        awaitText("h1", RATES);
        one(".name-of.person").click();
        awaitText("h1", "Wening Prameswari");
        assertThat(all(".chart .bar")).hasSize(1);

        driver.navigate().back();
        awaitText("h1", RATES);
        driver.navigate().back();
        awaitText(".hits h2", RATES);
        assertThat(one("#q").getDomProperty("value")).isEqualTo("rupiah");
    }

    @Test
    void filtersNarrowWithoutLoadingThePageAnew() {
        open("/search?q=jakarta");
        driver.executeScript("window.same = true");

        new Actions(driver).click(one(".facets a[href*='topic=sport']")).perform();

        awaitText(".found header h2", "25 berita");
        assertThat(driver.getCurrentUrl()).contains("q=jakarta", "topic=");
        assertThat(text(".chosen")).contains("Olahraga");
        assertThat(driver.executeScript("return window.same")).isEqualTo(true);
        assertThat(driver.switchTo().activeElement().getText()).isEqualTo("25 berita");
        driver.navigate().back();
        awaitText(".found header h2", "26 berita");
    }

    @Test
    void showMoreAddsToTheListAndGoesOnThere() {
        open("/topics/sport");
        assertThat(all(".hits .story")).hasSize(20);

        one(".more a").click();

        await().untilAsserted(() -> assertThat(all(".hits .story")).hasSize(25));
        await().untilAsserted(() ->
                assertThat(driver.switchTo().activeElement().getText()).isEqualTo("Panen Padi ke-20"));
    }

    @Test
    void newsComesInAndGoesWithoutReload() {
        open("/");
        awaitText("#live", "Langsung");
        driver.executeScript("window.same = true");
        SampleNews news = SampleNews.of("Gempa <b>Terasa</b> di Palu", "Warga Palu keluar rumah.")
                .at(Instant.now());

        server.publish(news.enriched());

        awaitText(".wire li:first-child h3", "Gempa <b>Terasa</b> di Palu");
        assertThat(text(".wire li:first-child .note")).isEqualTo("Harian Pesisir");
        assertThat(text(".wire li:first-child time")).matches("\\d\\d\\.\\d\\d");
        assertThat(driver.executeScript("return window.same")).isEqualTo(true);

        server.publish(
                news.versionOf("Gempa <b>Terasa</b> di Palu", Instant.now().plusSeconds(1))
                        .canceled()
                        .enriched());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(text(".wire")).doesNotContain("Gempa"));
    }

    @Test
    void languageSwitchKeepsThePageAndTheChoice() {
        open("/search?q=panen");
        assertThat(text(".search button")).isEqualTo("Cari");

        one(".languages a[hreflang=en]").click();

        awaitText(".search button", "Search");
        assertThat(driver.getCurrentUrl()).endsWith("/search?q=panen");
        open("/");
        assertThat(one("html").getDomAttribute("lang")).isEqualTo("en");
    }

    @Test
    void hoveringANameSaysWhatItIs() {
        open("/articles/" + SampleNews.id(RATES));
        WebElement tip = one(".name-of.organisation .tip");
        assertThat(tip.isDisplayed()).isFalse();

        new Actions(driver).moveToElement(one(".name-of.organisation")).perform();

        assertThat(tip.isDisplayed()).isTrue();
        assertThat(tip.getText()).contains("Bank Indonesia", "Organisasi");
    }

    @Test
    void firstTapOnANameSaysWhatItIsAndTheSecondGoesThere() {
        browser.screen(360, true);
        open("/articles/" + SampleNews.id(RATES));
        tap(one(".name-of.place"));

        assertThat(text(".name-of.place .tip")).contains("Jakarta", "Tempat");
        assertThat(driver.getCurrentUrl()).contains("/articles/");
        tap(one(".name-of.place .tip"));

        awaitText("h1", "Jakarta");
    }

    @Test
    void namesAreReachedAndToldByKeyboard() {
        open("/articles/" + SampleNews.id(RATES));
        driver.executeScript("document.querySelector('.legend label:last-of-type input').focus()");

        new Actions(driver).sendKeys(Keys.TAB).perform();

        assertThat(driver.switchTo().activeElement().getDomAttribute("class")).contains("name-of");
        assertThat(one(".name-of.organisation .tip").isDisplayed()).isTrue();
        new Actions(driver).sendKeys(Keys.ESCAPE).perform();
        assertThat(one(".name-of.organisation .tip").isDisplayed()).isFalse();
    }

    @Test
    void nothingMovesForWhoDoesNotWantIt() {
        open("/");
        String moves = "const item = document.querySelector('.wire li'); item.classList.add('new');"
                + " return getComputedStyle(item).animationName";
        assertThat(driver.executeScript(moves)).isEqualTo("arrive");

        browser.calm();

        assertThat(driver.executeScript(moves)).isEqualTo("none");
    }

    @Test
    void legendTurnsMarksOff() {
        open("/articles/" + SampleNews.id(RATES));

        one("#mark-person").click();

        assertThat(one(".name-of.person").getCssValue("text-decoration-color")).isEqualTo("rgba(0, 0, 0, 0)");
        assertThat(one(".name-of.place").getCssValue("text-decoration-color")).isNotEqualTo("rgba(0, 0, 0, 0)");
    }

    @Test
    void everythingWorksWithoutScripts() {
        try (Browser plain = Browser.withoutScripts()) {
            ChromeDriver page = plain.driver();
            page.get(server.address("/"));
            assertThat(page.findElement(By.cssSelector("#live a")).getText()).contains("Muat ulang");
            page.findElement(By.id("quick")).sendKeys("panen", Keys.ENTER);
            await().until(() -> page.getCurrentUrl().contains("/search?q=panen"));
            page.findElement(By.cssSelector(".more a")).click();
            await().until(() -> page.getCurrentUrl().contains("cursor="));
            assertThat(page.findElements(By.cssSelector(".hits .story"))).hasSize(5);
            page.get(server.address("/articles/" + SampleNews.id(RATES)));
            page.findElement(By.cssSelector(".name-of.place")).click();
            await().until(() -> page.findElement(By.cssSelector("h1")).getText().equals("Jakarta"));
            page.findElement(By.cssSelector(".chart summary")).click();
            assertThat(page.findElement(By.cssSelector(".chart table")).isDisplayed())
                    .isTrue();
            assertThat(plain.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "360, light", "320, dark"})
    void everyPageIsAccessibleFitsTheScreenAndNeverShifts(int width, String scheme) {
        browser.screen(width, width < 500);
        browser.colours(scheme);
        open("/entities?q=jakarta");
        String entity = one(".names a").getDomAttribute("href");
        for (String path : List.of(
                "/",
                "/search?q=panen",
                "/articles/" + SampleNews.id(RATES),
                "/articles/" + SampleNews.id(RATES) + "/versions",
                "/articles/" + SampleNews.id(UNBREAKABLE),
                entity,
                "/entities?q=jakarta",
                "/entities?q=nobody",
                "/topics",
                "/topics/sport",
                "/topics/politics")) {
            open(path);

            Results results = new AxeBuilder().analyze(driver);

            assertThat(results.getViolations())
                    .as(path)
                    .extracting(Rule::toString)
                    .isEmpty();
            assertThat((Long) driver.executeScript("return document.documentElement.scrollWidth - innerWidth"))
                    .as("%s is too wide", path)
                    .isNotPositive();
            assertThat(driver.executeScript(SHIFTS)).as("%s shifts", path).isEqualTo(0L);
            if (width < 500) {
                assertThat((List<?>) driver.executeScript(SMALL_TARGETS))
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search?q=panen", "/topics/sport"})
    void pagesAreLight(String path) {
        open(path);

        Object bytes = driver.executeScript("return [...performance.getEntriesByType('navigation'),"
                + " ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.encodedBodySize, 0)");

        assertThat(((Number) bytes).intValue()).isBetween(10_000, 60_000);
    }

    private static void open(String path) {
        driver.get(server.address(path));
    }

    private static WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    private static List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    private static void tap(WebElement element) {
        PointerInput finger = new PointerInput(PointerInput.Kind.TOUCH, "finger");
        driver.perform(List.of(new Sequence(finger, 0)
                .addAction(finger.createPointerMove(Duration.ZERO, PointerInput.Origin.fromElement(element), 0, 0))
                .addAction(finger.createPointerDown(PointerInput.MouseButton.LEFT.asArg()))
                .addAction(finger.createPointerUp(PointerInput.MouseButton.LEFT.asArg()))));
    }

    private static String text(String selector) {
        return one(selector).getText();
    }

    private static void awaitText(String selector, String text) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(text(selector)).isEqualTo(text));
    }
}
