package org.warta.producer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.producer.format.FileFormat.PLAIN_TEXT;
import static org.warta.producer.format.Readings.article;
import static org.warta.producer.format.Readings.faults;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.warta.event.Article;
import org.warta.event.PubStatus;

class PlainTextTest {
    @Test
    void takesFirstLineAsHeadlineAndEachFurtherLineAsParagraph() {
        Article.Builder article = article(PLAIN_TEXT, "Judul\nSatu.\nDua.\n");

        assertThat(article.getHeadline()).isEqualTo("Judul");
        assertThat(article.getBody()).isEqualTo("Satu.\n\nDua.");
        assertThat(article.getPubStatus()).isEqualTo(PubStatus.USABLE);
        assertThat(article.getSource().getId()).isEqualTo("desk");
    }

    @Test
    void dropsSecondLineThatRepeatsTheHeadline() {
        assertThat(article(PLAIN_TEXT, "Judul\nJudul\nSatu.").getBody()).isEqualTo("Satu.");
        assertThat(article(PLAIN_TEXT, "Judul\n\n Judul \nSatu.").getBody()).isEqualTo("Satu.");
        assertThat(article(PLAIN_TEXT, "Judul\nJudul").getBody()).isEmpty();
        assertThat(article(PLAIN_TEXT, "Judul\nJudul lain").getBody()).isEqualTo("Judul lain");
    }

    @Test
    void separatesParagraphsByBlankLinesWhereThereAreAny() {
        Article.Builder article = article(PLAIN_TEXT, "Judul\n\nSatu,\nbaris kedua.\n \t \n\n\nDua.\n");

        assertThat(article.getBody()).isEqualTo("Satu,\nbaris kedua.\n\nDua.");
    }

    @Test
    void acceptsByteOrderMarkAndAnyLineEnd() {
        assertThat(article(PLAIN_TEXT, "\uFEFFJudul\r\nSatu.\r\nDua.\r\n").getHeadline())
                .isEqualTo("Judul");
        assertThat(article(PLAIN_TEXT, "Judul\r\nSatu.\r\nDua.\r\n").getBody()).isEqualTo("Satu.\n\nDua.");
        assertThat(article(PLAIN_TEXT, "Judul\rSatu.\rDua.").getBody()).isEqualTo("Satu.\n\nDua.");
    }

    @Test
    void composesCharactersAndRemovesControls() {
        Article.Builder article = article(PLAIN_TEXT, "Cafe\u0301\u0007\nSatu\u0085Du\u001Ba\ttiga \uD83C\uDF0A");

        assertThat(article.getHeadline()).isEqualTo("Caf\u00E9");
        assertThat(article.getBody()).isEqualTo("Satu\n\nDua tiga \uD83C\uDF0A");
    }

    @Test
    void acceptsAFlashThatIsAHeadlineAlone() {
        assertThat(article(PLAIN_TEXT, "FLASH: gempa").getBody()).isEmpty();
    }

    @Test
    void rejectsEmptyFiles() {
        assertThat(faults(PLAIN_TEXT, "")).containsExactly("1: is empty");
        assertThat(faults(PLAIN_TEXT, "\uFEFF \r\n\n")).containsExactly("1: is empty");
        assertThat(faults(PLAIN_TEXT, "\u0007")).singleElement().asString().startsWith("1: has no headline");
    }

    @Test
    void rejectsInvalidUtf8WithLineAndOffset() {
        byte[] bytes = "Judul\r\nSatu\r\nDua \u00E9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(faults(ArticleReader.read(PLAIN_TEXT, bytes, "desk")))
                .containsExactly("3: is not UTF-8: byte 0xE9 at offset 17: save it as UTF-8");
    }

    @Test
    void rejectsTruncatedUtf8() {
        byte[] bytes = {'a', '\n', (byte) 0xF0, (byte) 0x9F};

        assertThat(faults(ArticleReader.read(PLAIN_TEXT, bytes, "desk")))
                .containsExactly("2: is not UTF-8: byte 0xF0 at offset 2: save it as UTF-8");
    }

    @Test
    void rejectsBinariesAndUtf16() {
        assertThat(faults(PLAIN_TEXT, "Judul\nSatu\u0000"))
                .containsExactly("2: is binary, with a NUL byte at offset 10: only UTF-8 text is read");
        assertThat(faults(ArticleReader.read(PLAIN_TEXT, "Judul".getBytes(StandardCharsets.UTF_16), "desk")))
                .containsExactly("1: is UTF-16: save it as UTF-8");
    }

    @Test
    void knowsFormatsByExtensionInAnyCase() {
        assertThat(FileFormat.ofName("a.TXT")).isEqualTo(PLAIN_TEXT);
        assertThat(FileFormat.ofName("a.b.Markdown")).isEqualTo(FileFormat.MARKDOWN);
        assertThat(FileFormat.ofName("a.jsonl")).isEqualTo(FileFormat.NDJSON);
        assertThat(FileFormat.ofName("a.pdf")).isNull();
        assertThat(FileFormat.ofName("txt")).isNull();
    }
}
