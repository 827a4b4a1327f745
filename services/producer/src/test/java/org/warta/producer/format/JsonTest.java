package org.warta.producer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warta.producer.format.FileFormat.JSON;
import static org.warta.producer.format.FileFormat.NDJSON;
import static org.warta.producer.format.Readings.article;
import static org.warta.producer.format.Readings.faults;
import static org.warta.producer.format.Readings.read;
import static org.warta.producer.format.Readings.texts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.warta.event.Article;
import org.warta.event.PubStatus;

class JsonTest {
    @Test
    void readsNinjs31() {
        Article.Builder article = article(JSON, """
                {
                  "standard": {"name": "ninjs", "version": "3.1"},
                  "uri": "urn:contoh:2", "type": "text", "version": "7", "urgency": 4,
                  "language": "en",
                  "pubStatus": "usable",
                  "versionCreated": "2026-11-21T01:00:00Z", "firstCreated": "2026-11-20T01:00:00Z",
                  "contentCreated": "2026-11-19T01:00:00Z", "embargoedUntil": "2026-11-22T01:00:00Z",
                  "expires": "2027-11-22T01:00:00Z",
                  "headlines": [{"role": "web", "value": "Short"}, {"role": "main", "value": "Floods recede"}],
                  "bodies": [
                    {"contentType": "text/html; charset=utf-8", "value": "<p>HTML</p>"},
                    {"contentType": "text/plain", "role": "main", "value": "One.\\nTwo."},
                    {"contentType": "application/nitf+xml", "value": "<nitf/>"}],
                  "descriptions": [{"value": "In short."}],
                  "by": "A Reporter",
                  "subjects": [{"name": "weather", "uri": "urn:x"}, {"literal": "y"}],
                  "infoSources": [{"role": "originator", "name": "Sample Agency", "uri": "https://agency.example/"}],
                  "altIds": [{"role": "guid", "value": "g-1"}, {"value": "h"}],
                  "copyrightHolder": "Holder", "copyrightNotice": "Notice", "usageTerms": "Terms",
                  "people": [{"name": "ignored"}]
                }""");

        assertThat(article.getUri()).isEqualTo("urn:contoh:2");
        assertThat(article.getLanguage()).isEqualTo("en");
        assertThat(article.getVersionCreated()).isEqualTo(Instant.parse("2026-11-21T01:00:00Z"));
        assertThat(article.getFirstCreated()).isEqualTo(Instant.parse("2026-11-20T01:00:00Z"));
        assertThat(article.getContentCreated()).isEqualTo(Instant.parse("2026-11-19T01:00:00Z"));
        assertThat(article.getEmbargoedUntil()).isEqualTo(Instant.parse("2026-11-22T01:00:00Z"));
        assertThat(article.getExpires()).isEqualTo(Instant.parse("2027-11-22T01:00:00Z"));
        assertThat(article.getHeadline()).isEqualTo("Floods recede");
        assertThat(article.getBody()).isEqualTo("One.\n\nTwo.");
        assertThat(article.getSummary()).isEqualTo("In short.");
        assertThat(article.getByline()).isEqualTo("A Reporter");
        assertThat(article.getSubjects()).isEqualTo(List.of("weather"));
        assertThat(article.getSource().getName()).isEqualTo("Sample Agency");
        assertThat(article.getSource().getUri()).isEqualTo("https://agency.example/");
        assertThat(article.getAltIds()).isEqualTo(Map.of("guid", "g-1", "id", "h"));
        assertThat(article.getCopyrightHolder()).isEqualTo("Holder");
        assertThat(article.getCopyrightNotice()).isEqualTo("Notice");
        assertThat(article.getUsageTerms()).isEqualTo("Terms");
    }

    @Test
    void readsNinjs1() {
        Article.Builder article = article(JSON, """
                {"uri": "urn:contoh:3", "versioncreated": "2017-09-29T09:06:12+0000", "headline": "A", "byline": "B",
                 "body_text": "C", "description_text": "D", "pubstatus": "canceled", "embargoed": "2017-09-30T00:00:00Z",
                 "copyrightnotice": "", "source": "cc", "subject": [{"code": "1", "name": "bowling"}]}""");

        assertThat(article.getVersionCreated()).isEqualTo(Instant.parse("2017-09-29T09:06:12Z"));
        assertThat(article.getEmbargoedUntil()).isEqualTo(Instant.parse("2017-09-30T00:00:00Z"));
        assertThat(article.getPubStatus()).isEqualTo(PubStatus.CANCELED);
        assertThat(article.getCopyrightNotice()).isNull();
        assertThat(article.getSource().getName()).isEqualTo("cc");
    }

    @Test
    void readsTextOfHtmlBodies() {
        Article.Builder article = article(JSON, """
                {"headline": "A", "bodies": [{"contentType": "text/html",
                 "value": "<h2>Hulu &amp; hilir</h2><p>Satu<br>dua <b>ti</b>ga<style>p{}</style></p><ul><li>x<li>y</ul>"}]}""");

        assertThat(article.getBody()).isEqualTo("Hulu & hilir\n\nSatu\ndua tiga\n\n- x\n- y");
    }

    @Test
    void publishesTheGoodOfAnArrayAndReportsTheBadWithLineAndPointer() {
        Reading reading = read(JSON, """
                [
                  {"headline": "A"},
                  {"headline": 7,
                   "expires": "2026-02-30"},
                  {"uri": "urn:c", "headline": "C"},
                  "D",
                  {"body": "E"},
                  null,
                  {"headline": "G"}
                ]""");

        assertThat(reading.drafts()).extracting(Draft::fragment).containsExactly("#/0", "#/2", "#/6");
        assertThat(reading.drafts()).extracting(Draft::line).containsExactly(2, 5, 9);
        assertThat(faults(reading))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("4: /1/expires: `2026-02-30` is no date"),
                        fault -> assertThat(fault).isEqualTo("3: /1/headline: is to be text"),
                        fault -> assertThat(fault).startsWith("3: /1: has no headline"),
                        fault -> assertThat(fault).isEqualTo("6: /3: is no article: it is to be an object"),
                        fault -> assertThat(fault).startsWith("7: /4: has no headline"));
    }

    @Test
    void readsOneArticleALine() {
        String lines = "{\"headline\": \"A\"}\n\n{\"headline\": \"B\"\n[]\n{\"headline\": \"D\"}\r\n";
        Reading reading = read(NDJSON, lines);

        assertThat(reading.drafts()).extracting(Draft::fragment).containsExactly("#/0", "#/3");
        assertThat(reading.drafts()).extracting(Draft::line).containsExactly(1, 5);
        assertThat(faults(reading)).hasSize(2);
        assertThat(faults(reading).get(0)).startsWith("3: is no valid JSON: Unexpected end-of-input");
        assertThat(faults(reading).get(1)).isEqualTo("4: is no article: it is to be an object");
        assertThat(texts(JSON, lines)).containsExactly("A\n", "D\n");
        assertThat(faults(JSON, lines)).isEqualTo(faults(reading));
    }

    @Test
    void rejectsBrokenDocumentsWhole() {
        assertThat(faults(JSON, "[\n{\"headline\": \"A\"},\n{\"headline\""))
                .singleElement()
                .asString()
                .startsWith("3: is no valid JSON: Unexpected end-of-input");
        assertThat(read(JSON, "[\n{\"headline\": \"A\"},\n{\"headline\"").drafts())
                .isEmpty();
        assertThat(faults(JSON, "{\n\"headline\": \"A\",\n\"headline\": \"B\"}"))
                .singleElement()
                .asString()
                .startsWith("3: is no valid JSON: Duplicate Object property \"headline\"");
        assertThat(faults(JSON, "{\n\"headline\": \"A\",\n\"Headline\": \"B\"}"))
                .containsExactly("3: is ambiguous JSON: /Headline stands twice");
        assertThat(faults(JSON, "{\"headline\": \"A\"}\n}"))
                .singleElement()
                .asString()
                .startsWith("2: is no valid JSON");
        assertThat(faults(JSON, "null")).containsExactly("1: holds no article");
        assertThat(faults(JSON, "[".repeat(100_000)))
                .singleElement()
                .asString()
                .startsWith("1: is no valid JSON: Document nesting depth");
    }

    @Test
    void repairsHalfSurrogatePairsAndRemovesEscapedNul() {
        assertThat(article(JSON, "{\"headline\": \"a\\u0000b \\ud83c\"}").getHeadline())
                .isEqualTo("ab \uFFFD");
    }

    @Test
    void countsFaultsBeyondTheFirstHundred() {
        List<String> faults = faults(NDJSON, "[]\n".repeat(250));

        assertThat(faults).hasSize(101);
        assertThat(faults.get(99)).startsWith("100: ");
        assertThat(faults.get(100)).isEqualTo("null: and 150 more faults");
    }
}
