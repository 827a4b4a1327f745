package org.warta.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.warta.producer.fetch.Encoded.gzip;
import static org.warta.producer.stream.Producers.headlines;
import static org.warta.producer.stream.Producers.ledger;
import static org.warta.producer.stream.Producers.write;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.warta.event.Article;
import org.warta.event.ItemStatus;
import org.warta.event.PublishedArticle;
import org.warta.event.SourceState;
import org.warta.producer.ledger.ProducerLedger;

class ProducerIT {
    @TempDir
    Path directory;

    private final Producers producers = new Producers();

    @Test
    void publishesADirectoryOnceAndNothingAtTheSecondStart() {
        String source = producers.watch(directory);
        for (int i = 0; i < 250; i++) {
            write(directory.resolve("sub" + i % 7 + "/" + i + ".txt"), "Judul " + i + "\nIsi.");
        }
        write(directory.resolve("many.json"), "[{\"headline\": \"Satu\"}, {\"headline\": \"Dua\"}]");
        write(directory.resolve("README.md"), "# No article");
        write(directory.resolve(".hidden.txt"), "No article");
        write(directory.resolve("photo.jpg"), "No article");

        try (ConfigurableApplicationContext producer = producers.start()) {
            awaitShort().until(() -> ledger(producer).isCaughtUp());
            assertThat(ledger(producer).published()).isEqualTo(252);
            assertThat(ledger(producer).rejected()).isZero();
        }
        List<Article> articles = producers.articles();
        assertThat(articles).hasSize(252).extracting(Article::getUri).doesNotHaveDuplicates();
        assertThat(articles).extracting(Article::getUri).contains("warta://" + source + "/sub0/7.txt");

        try (ConfigurableApplicationContext producer = producers.start()) {
            awaitShort().until(() -> ledger(producer).isCaughtUp());
            assertThat(ledger(producer).published()).isZero();
            assertThat(ledger(producer).unchanged()).isEqualTo(252);
        }
        assertThat(producers.articles()).hasSize(252);
    }

    @Test
    void publishesAChangedFileAsANewVersionAndATouchedOneNotAtAll() throws IOException {
        producers.watch(directory);
        Path file = directory.resolve("a.txt");
        write(file, "Judul\nSatu.");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        try (ConfigurableApplicationContext producer = producers.start()) {
            ProducerLedger ledger = ledger(producer);
            awaitShort().until(() -> ledger.published() == 1);

            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
            write(directory.resolve("b.txt"), "Lain");
            awaitShort().until(() -> ledger.published() == 2);
            assertThat(producers.articles()).hasSize(2);

            write(file, "Judul\nDua.");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
            awaitShort().until(() -> ledger.published() == 3);

            Files.delete(file);
            write(directory.resolve("c.txt"), "Lagi");
            awaitShort().until(() -> ledger.published() == 4);
        }
        List<Article> versions = producers.articles().stream()
                .filter(article -> article.getHeadline().equals("Judul"))
                .toList();
        assertThat(versions).extracting(Article::getBody).containsExactly("Satu.", "Dua.");
        assertThat(versions)
                .extracting(Article::getId)
                .containsOnly(versions.get(0).getId());
        assertThat(versions.get(1).getVersion()).isEqualTo(versions.get(0).getVersion() + 1);
        assertThat(versions.get(1).getFirstCreated()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void publishesArchivesOnceAndOnlyWhatChangesInThem() throws IOException {
        String source = producers.watch(directory);
        write(directory.resolve("item.xml"), newsItem(source));
        Path lines = directory.resolve("lines.ndjson.gz");
        Files.write(lines, packed("{\"headline\": \"Satu\"}\n{\"headline\": \"Dua\"}\n"));
        String address = "http://" + source + ".example/";
        String crawl = record(address + "lama", "Halaman lama") + record(address, "Awal") + record(address, "Akhir");
        Files.writeString(directory.resolve("crawl.warc"), crawl);
        Files.write(directory.resolve("more.warc.gz"), packed(record(address + "lain", "Halaman lain")));

        try (ConfigurableApplicationContext producer = producers.start()) {
            awaitShort().until(() -> ledger(producer).isCaughtUp());
            assertThat(ledger(producer).rejections()).isEmpty();
            assertThat(ledger(producer).published()).isEqualTo(6);
        }
        try (ConfigurableApplicationContext producer = producers.start()) {
            awaitShort().until(() -> ledger(producer).isCaughtUp());
            assertThat(ledger(producer).published()).isZero();

            Files.write(lines, packed("{\"headline\": \"Satu\"}\n{\"headline\": \"Dua, lagi\"}\n"));
            awaitShort().until(() -> ledger(producer).published() == 1);
        }
        List<Article> articles = producers.articles();
        assertThat(headlines(articles))
                .containsExactly("Akhir", "Dari NewsML", "Dua", "Dua, lagi", "Halaman lain", "Halaman lama", "Satu");
        assertThat(articles)
                .filteredOn(article -> article.getHeadline().equals("Halaman lama"))
                .singleElement()
                .satisfies(old -> {
                    assertThat(old.getUri()).isEqualTo(address + "lama");
                    assertThat(old.getVersionCreated()).isEqualTo("2019-05-01T00:00:00Z");
                });
    }

    @Test
    void reportsBadFilesAndPublishesTheOthers() throws IOException {
        String source = producers.watch(directory);
        write(directory.resolve("good.txt"), "Baik\nIsi.");
        write(directory.resolve("empty.txt"), "");
        Files.write(directory.resolve("latin.txt"), new byte[] {'a', '\n', (byte) 0xE9, '\n'});
        write(directory.resolve("broken.json"), "{\n\"headline\": ");
        write(directory.resolve("half.ndjson"), "{\"headline\": \"Separuh\"}\n{\"headlin\": \"x\"}\n");
        write(directory.resolve("large.txt"), "x".repeat(2_000));

        try (ConfigurableApplicationContext producer = producers.start("--warta.producer.max-file-size=1KB")) {
            ProducerLedger ledger = ledger(producer);
            awaitShort().until(() -> ledger.isCaughtUp());

            assertThat(ledger.published()).isEqualTo(2);
            assertThat(ledger.rejected()).isEqualTo(6);
            assertThat(ledger.rejections())
                    .extracting(Object::toString)
                    .satisfiesExactly(
                            fault -> assertThat(fault)
                                    .startsWith(source + "/broken.json:2: is no valid JSON: Unexpected end"),
                            fault -> assertThat(fault).isEqualTo(source + "/empty.txt:1: is empty"),
                            fault -> assertThat(fault).startsWith(source + "/half.ndjson:2: /headlin: is no field"),
                            fault -> assertThat(fault).startsWith(source + "/half.ndjson:2: has no headline"),
                            fault -> assertThat(fault)
                                    .startsWith(source + "/large.txt: is 2,000 bytes long, over the limit"),
                            fault -> assertThat(fault)
                                    .startsWith(source + "/latin.txt:2: is not UTF-8: byte 0xE9 at offset 2"));
            assertThat(Producers.log()).containsOnlyOnce("Rejected " + source + "/empty.txt:1: is empty");
            assertThat(producer.getBean(MeterRegistry.class)
                            .counter("warta.producer.items", "result", "rejected")
                            .count())
                    .isEqualTo(5);

            write(directory.resolve("empty.txt"), "Penuh");
            awaitShort().until(() -> ledger.published() == 3);
            assertThat(ledger.rejections()).hasSize(5);
        }
        assertThat(headlines(producers.articles())).containsExactly("Baik", "Penuh", "Separuh");
        SourceState half = producers.state(source + "/half.ndjson");
        assertThat(half.getStatus()).isEqualTo(ItemStatus.REJECTED);
        assertThat(half.getRejections()).hasSize(2);
        assertThat(half.getArticles())
                .extracting(PublishedArticle::getUri)
                .containsExactly("warta://" + source + "/half.ndjson#/0");
        assertThat(producers.state(source + "/large.txt").getContentHash().hasRemaining())
                .isFalse();
    }

    @Test
    void waitsForAMissingDirectory() throws IOException {
        Path later = directory.resolve("later");
        String source = producers.watch(later);

        try (ConfigurableApplicationContext producer = producers.start()) {
            ProducerLedger ledger = ledger(producer);
            awaitShort().until(() -> ledger.unavailable().containsKey(source));
            awaitShort().until(ledger::isCaughtUp);
            String report = "Waiting: directory " + later + " of source " + source
                    + " does not exist: create it, or name" + " another in warta.producer.directories";
            assertThat(Producers.log()).containsOnlyOnce(report);

            write(later.resolve("a.txt"), "Judul");
            awaitShort().until(() -> ledger.published() == 1);
            assertThat(ledger.unavailable()).isEmpty();
        }
    }

    @Test
    void readsTheSecondOfTwoFilesOfOneUriOnceTheFirstIsGone() throws IOException {
        String source = producers.watch(directory);
        write(directory.resolve("a.md"), "---\nuri: urn:" + source + "\n---\n# A");
        write(directory.resolve("b.md"), "---\nuri: urn:" + source + "\n---\n# B");

        try (ConfigurableApplicationContext producer = producers.start()) {
            ProducerLedger ledger = ledger(producer);
            awaitShort().until(() -> ledger.isCaughtUp());
            assertThat(ledger.rejections())
                    .extracting(Object::toString)
                    .containsExactly(source + "/b.md:2: uri urn:" + source
                            + " is that of an article in a.md: give each its own");

            Files.delete(directory.resolve("a.md"));
            awaitShort().until(() -> ledger.published() == 2);
            assertThat(ledger.rejections()).isEmpty();
        }
        assertThat(producers.articles()).extracting(Article::getHeadline).containsExactly("A", "B");
        assertThat(producers.state(source + "/a.md")).isNull();
    }

    @Test
    void refusesTwoDirectoriesOfOneName() {
        assertThatThrownBy(() -> producers.start("--warta.producer.directories=a/seeds,b/Seeds"))
                .rootCause()
                .hasMessageContaining("a/seeds and b/Seeds are both source `seeds`: name one of them otherwise");
    }

    private static byte[] packed(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String newsItem(String name) {
        return """
                <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:%s" version="1">
                  <itemMeta><versionCreated>2026-05-01T00:00:00Z</versionCreated>
                    <pubStatus qcode="stat:usable"/></itemMeta>
                  <contentMeta><headline>Dari NewsML</headline></contentMeta>
                  <contentSet><inlineData contenttype="text/plain">Isi.</inlineData></contentSet>
                </newsItem>
                """.formatted(name);
    }

    /** A record of WARC that holds a page. */
    private static String record(String address, String headline) {
        String page = "<html><head><link rel=\"canonical\" href=\"" + address + "\">"
                + "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"" + headline
                + "\", \"datePublished\": \"2019-05-01T00:00:00Z\", \"articleBody\": \"Isi halaman.\"}</script>"
                + "</head><body></body></html>";
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + page.length()
                + "\r\n\r\n" + page;
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:" + UUID.randomUUID()
                + ">\r\nWARC-Date: 2019-06-01T00:00:00Z\r\nWARC-Target-URI: " + address
                + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + http.length()
                + "\r\n\r\n" + http + "\r\n\r\n";
    }

    private static ConditionFactory awaitShort() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
