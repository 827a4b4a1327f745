package org.warta.producer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.warta.event.Rejection;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;

class FileReadingTest {
    @Test
    void tellsFilesOfPartsByTheirName() {
        assertThat(FileReading.isArchive("a.XML")).isTrue();
        assertThat(FileReading.isArchive("a.warc.gz")).isTrue();
        assertThat(FileReading.isArchive("a.jsonl")).isTrue();
        assertThat(FileReading.isArchive("a.txt.gz")).isTrue();
        assertThat(FileReading.isArchive("a.txt")).isFalse();
        assertThat(FileReading.isArchive("a.json")).isFalse();
        assertThat(FileReading.isArchive("a.tar.gz")).isFalse();
        assertThat(FileReading.isArchive("gz")).isFalse();
    }

    @Test
    void keepsThePlacesOfLines() {
        Reading reading = read("a.ndjson", "{\"headline\": \"Satu\"}\n\noops\n{\"headline\": \"Dua\"}\n");

        assertThat(reading.drafts()).extracting(Draft::fragment).containsExactly("#/0", "#/2");
        assertThat(reading.drafts()).extracting(Draft::line).containsExactly(1, 4);
        assertThat(reading.rejections()).extracting(Rejection::getLine).containsExactly(3);
    }

    @Test
    void readsLinesThatBeginWithABrokenOne() {
        Reading reading = read("a.ndjson", "oops\n{\"headline\": \"Dua\"}\n");

        assertThat(reading.drafts()).extracting(Draft::fragment).containsExactly("#/1");
        assertThat(reading.rejections()).extracting(Rejection::getLine).containsExactly(1);
    }

    @Test
    void countsFaultsThatNobodyWouldRead() {
        Reading reading = read("a.ndjson", "{\"headline\": \"Satu\"}\n" + "oops\n".repeat(150));

        assertThat(reading.drafts()).hasSize(1);
        assertThat(reading.rejections())
                .hasSize(101)
                .last()
                .extracting(Rejection::getReason)
                .isEqualTo("and 50 more faults");
    }

    @Test
    void saysWhichRecordIsBad() {
        String page = "<html></html>";
        String warc =
                "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:0f1e2d3c-0000-4000-8000-000000000001>\r\n"
                        + "WARC-Date: 2019-06-01T00:00:00Z\r\nWARC-Target-URI: http://a.example/\r\n"
                        + "Content-Type: text/html\r\nContent-Length: " + page.length() + "\r\n\r\n" + page
                        + "\r\n\r\n";

        assertThat(read("a.warc", warc).rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.getLine()).isNull();
            assertThat(rejection.getReason()).startsWith("record 1 (http://a.example/): ");
        });
    }

    private static Reading read(String name, String text) {
        return FileReading.of(
                text.getBytes(StandardCharsets.UTF_8), name, Origin.of("desk", Instant.parse("2026-11-01T00:00:00Z")));
    }
}
