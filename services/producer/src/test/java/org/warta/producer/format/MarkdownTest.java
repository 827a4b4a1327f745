package org.warta.producer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.producer.format.FileFormat.MARKDOWN;
import static org.warta.producer.format.Readings.article;
import static org.warta.producer.format.Readings.faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.event.Article;
import org.warta.event.PubStatus;

class MarkdownTest {
    @Test
    void takesEveryFieldFromFrontMatter() {
        Article.Builder article = article(MARKDOWN, """
                ---
                uri: urn:contoh:1
                headline: Banjir   surut
                language: id-id
                source: { id: antara-contoh, name: Kantor Berita Contoh, uri: "https://contoh.example/" }
                contentCreated: 2026-11-20
                versionCreated: 2026-11-21T08:00:00+07:00
                firstCreated: 2026-11-20 10:00:00 +0700
                embargoedUntil: 2026-11-22T00:00Z
                expires: 2027-11-22T00:00:00.123456Z
                byline: Tim Contoh
                summary: >
                  Air surut
                  di hulu.
                subjects:
                  - cuaca
                  - name: bencana
                copyrightHolder: Contoh
                copyrightNotice: "© 2026"
                usageTerms: CC-BY
                pubStatus: withheld
                altIds: { guid: 4711, Isbn: x }
                ---
                Air surut.
                """);

        assertThat(article.getUri()).isEqualTo("urn:contoh:1");
        assertThat(article.getHeadline()).isEqualTo("Banjir surut");
        assertThat(article.getLanguage()).isEqualTo("id-ID");
        assertThat(article.getSource().getId()).isEqualTo("antara-contoh");
        assertThat(article.getSource().getName()).isEqualTo("Kantor Berita Contoh");
        assertThat(article.getSource().getUri()).isEqualTo("https://contoh.example/");
        assertThat(article.getContentCreated()).isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(article.getVersionCreated()).isEqualTo(Instant.parse("2026-11-21T01:00:00Z"));
        assertThat(article.getFirstCreated()).isEqualTo(Instant.parse("2026-11-20T03:00:00Z"));
        assertThat(article.getEmbargoedUntil()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(article.getExpires()).isEqualTo(Instant.parse("2027-11-22T00:00:00.123Z"));
        assertThat(article.getByline()).isEqualTo("Tim Contoh");
        assertThat(article.getSummary()).isEqualTo("Air surut di hulu.");
        assertThat(article.getSubjects()).isEqualTo(List.of("cuaca", "bencana"));
        assertThat(article.getCopyrightHolder()).isEqualTo("Contoh");
        assertThat(article.getCopyrightNotice()).isEqualTo("© 2026");
        assertThat(article.getUsageTerms()).isEqualTo("CC-BY");
        assertThat(article.getPubStatus()).isEqualTo(PubStatus.WITHHELD);
        assertThat(article.getAltIds()).isEqualTo(Map.of("guid", "4711", "Isbn", "x"));
        assertThat(article.getBody()).isEqualTo("Air surut.");
    }

    @Test
    void readsTextWithoutMarkup() {
        Article.Builder article = article(MARKDOWN, """
                # Banjir *surut*

                Air [surut](https://contoh.example/) **sejak
                pagi**, `12` cm.\\
                Baris baru. ![foto](a.png)

                ## Hulu

                * satu
                * dua

                > kutipan

                <div>tiga<p>empat<script>x()</script></div>
                """);

        assertThat(article.getHeadline()).isEqualTo("Banjir surut");
        assertThat(article.getBody())
                .isEqualTo(
                        "Air surut sejak pagi, 12 cm.\nBaris baru.\n\nHulu\n\nsatu\n\ndua\n\nkutipan\n\ntiga\n\nempat");
    }

    @Test
    void dropsHeadingThatRepeatsTheDeclaredHeadline() {
        assertThat(article(MARKDOWN, "---\nheadline: Judul\n---\n# Judul\n\nIsi.")
                        .getBody())
                .isEqualTo("Isi.");
        assertThat(article(MARKDOWN, "---\nheadline: Judul\n---\n# Lain\n\nIsi.")
                        .getBody())
                .isEqualTo("Lain\n\nIsi.");
    }

    @Test
    void takesSourceFromOneWord() {
        assertThat(article(MARKDOWN, "---\nsource: Kantor\n---\n# A")
                        .getSource()
                        .getName())
                .isEqualTo("Kantor");
        assertThat(article(MARKDOWN, "---\nsource: Kantor\n---\n# A")
                        .getSource()
                        .getId())
                .isEqualTo("desk");
    }

    @Test
    void dropsTheTextOfACanceledArticle() {
        Article.Builder article =
                article(MARKDOWN, "---\npubStatus: canceled\nsummary: x\nbyline: y\n---\n# Judul\n\nIsi.");

        assertThat(article.getPubStatus()).isEqualTo(PubStatus.CANCELED);
        assertThat(article.getHeadline()).isEmpty();
        assertThat(article.getBody()).isEmpty();
        assertThat(article.getSummary()).isNull();
        assertThat(article.getByline()).isNull();
    }

    @Test
    void readsMarkupNestedDeeperThanAStack() {
        article(MARKDOWN, "# A\n\n" + ">".repeat(100_000) + " b");
        article(MARKDOWN, "# A\n\n" + "*a _b ".repeat(20_000) + "c_ d* ".repeat(20_000));
        article(MARKDOWN, "# A\n\n" + "<div>".repeat(20_000) + "b");
    }

    @Test
    void rejectsUnknownFieldWithLineAndKnownOnes() {
        assertThat(faults(MARKDOWN, "---\nheadline: A\n\nembargoUntil: 2030-01-01\n---\nx"))
                .singleElement()
                .asString()
                .startsWith("4: embargoUntil: is no field of an article; the fields are uri, headline, body,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expires: 2026-02-30        | 3: expires: `2026-02-30` is no date: write it as",
                "expires: 2026-02-03T10:00  | 3: expires: `2026-02-03T10:00` is no date: write it as",
                "expires: kemarin           | 3: expires: `kemarin` is no date: write it as",
                "language: Indonesian_ID    | 3: language: `Indonesian_ID` is no BCP 47 language tag: write it as id,",
                "uri: berita 1              | 3: uri: `berita 1` is no URI: Illegal character in path at character 6",
                "uri: berita/1              | 3: uri: `berita/1` is no absolute URI: begin it with a scheme, as in urn:",
                "source: {id: A B}          | 3: source/id: `A B` is no source id: use lower-case letters,",
                "pubStatus: gone            | 3: pubStatus: `gone` is none of usable, withheld and canceled",
                "byline: [a]                | 3: byline: is to be text",
                "HEADLINE: B                | 3: has front matter that says `HEADLINE` twice",
                "byline: 'a                 | 4: has front matter that is no valid YAML: found unexpected end of stream",
                "byline: &a {x: *a}         | 1: has front matter that is no valid YAML: Number of aliases",
                "x: [[[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]] | has front matter that is no valid YAML: Nesting Depth",
            })
    void rejectsBadFieldWithItsLine(String line, String fault) {
        assertThat(faults(MARKDOWN, "---\nheadline: A\n" + line + "\n---\nIsi."))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @Test
    void rejectsFrontMatterThatIsOpenOrNoMapping() {
        assertThat(faults(MARKDOWN, "---\nheadline: A\n"))
                .containsExactly("1: has front matter that is not closed: end it with a line of ---");
        assertThat(faults(MARKDOWN, "---\n- a\n---\n"))
                .containsExactly("2: has front matter that is no list of `name: value`");
    }

    @Test
    void rejectsTextWithoutHeadline() {
        assertThat(faults(MARKDOWN, "Isi saja."))
                .containsExactly("1: has no headline: declare `headline`, or begin the text with it");
    }

    @Test
    void rejectsTwoBodies() {
        assertThat(faults(MARKDOWN, "---\nheadline: A\nbody: x\n---\ny"))
                .containsExactly("5: has a body twice: below the front matter and in its field `body`");
    }

    @Test
    void constructsNothingFromTags() {
        assertThat(faults(MARKDOWN, "---\nheadline: !!javax.script.ScriptEngineManager A\n---\n"))
                .singleElement()
                .asString()
                .startsWith("2: has front matter that is no valid YAML: Global tag is not allowed");
    }
}
