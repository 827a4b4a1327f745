package org.warta.producer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.warta.producer.document.DocumentKind;
import org.warta.producer.document.Limits;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Origin;

class ArchiveReaderTest {
    private static final Origin ORIGIN = Origin.of("desk", Instant.parse("2026-11-01T00:00:00Z"));

    @Test
    void readsLinesOfAStreamWithoutEnd() throws IOException {
        Endless endless = new Endless("", "{\"headline\": \"Satu\"}\n");
        try (ArchiveReader archive = ArchiveReader.open(endless, "a.ndjson", ORIGIN)) {
            for (int line = 1; line <= 1_000; line++) {
                Part part = archive.next();
                assertThat(part.number()).isEqualTo(line);
                assertThat(part.place()).isEqualTo("line " + line);
                assertThat(part.document().reading().drafts())
                        .extracting(Draft::line, Draft::fragment)
                        .containsExactly(tuple(line, "#/" + (line - 1)));
            }
            assertThat(archive.bytesRead()).isBetween(20_000L, 200_000L);
        }
    }

    @Test
    void readsElementsOfAnArrayWithoutEnd() throws IOException {
        Endless endless = new Endless("[", "{\"headline\": \"Satu\"},\n");
        try (ArchiveReader archive = ArchiveReader.open(endless, "a.json", ORIGIN)) {
            for (int element = 0; element < 1_000; element++) {
                assertThat(archive.next().document().reading().drafts())
                        .extracting(Draft::fragment)
                        .containsExactly("#/" + element);
            }
        }
    }

    @Test
    void passesOverALineThatIsTooLong() throws IOException {
        byte[] start = "{\"headline\": \"Satu\"}\n{\"headline\": \"".getBytes(StandardCharsets.UTF_8);
        byte[] end = "\"}\n{\"headline\": \"Tiga\"}".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(start);
        bytes.writeBytes(new byte[Limits.MAX_DOCUMENT_BYTES]);
        bytes.writeBytes(end);

        List<Part> parts = parts(bytes.toByteArray(), "a.jsonl");

        assertThat(parts).extracting(Part::number).containsExactly(1L, 2L, 3L);
        assertThat(parts.get(1).document().reading().rejections().get(0).getReason())
                .isEqualTo("line 2 is more than 33,554,432 bytes long: split it");
        assertThat(parts.get(2).document().reading().drafts().get(0).article().getHeadline())
                .isEqualTo("Tiga");
    }

    @Test
    void unpacksNoBombs() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"headline\": \"Satu\"}\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 40; i++) {
                gzip.write(" ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThatThrownBy(() -> parts(packed.toByteArray(), "a.ndjson.gz"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unpacks to more than 200 times its size");
    }

    @Test
    void tellsKindsByTheBytesBeforeTheName() throws IOException {
        assertThat(kind("<rss><channel/></rss>", "a.json")).isEqualTo(DocumentKind.FEED);
        assertThat(kind("{\"headline\": \"A\"}\n{\"headline\": \"B\"}", "a.bin"))
                .isEqualTo(DocumentKind.NINJS);
        assertThat(kind("[draft] A headline", "a.txt")).isEqualTo(DocumentKind.PLAIN_TEXT);
        assertThat(kind("# A headline", "a.md")).isEqualTo(DocumentKind.MARKDOWN);
        assertThat(kind("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": []}", "x"))
                .isEqualTo(DocumentKind.JSON_FEED);
        assertThat(kind("<html><title>A</title>", "x")).isEqualTo(DocumentKind.PAGE);
        assertThat(kind("WARC/1.0\r\nnonsense", "x")).isEqualTo(DocumentKind.WARC);
        assertThat(kind("", "x.xml")).isEqualTo(DocumentKind.UNKNOWN);
    }

    private static DocumentKind kind(String text, String name) throws IOException {
        return parts(text.getBytes(StandardCharsets.UTF_8), name)
                .get(0)
                .document()
                .kind();
    }

    private static List<Part> parts(byte[] bytes, String name) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (ArchiveReader archive = ArchiveReader.open(new ByteArrayInputStream(bytes), name, ORIGIN)) {
            for (Part part = archive.next(); part != null; part = archive.next()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** A start, and then the same bytes for ever. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final byte[] rest;
        private long position;

        Endless(String start, String rest) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
            this.rest = rest.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            long at = position++;
            return at < start.length ? start[(int) at] : rest[(int) ((at - start.length) % rest.length)];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = (byte) read();
            }
            return length;
        }
    }
}
