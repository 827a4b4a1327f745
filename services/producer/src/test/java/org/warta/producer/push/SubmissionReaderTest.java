package org.warta.producer.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.warta.event.Article;

class SubmissionReaderTest {
    @Test
    void namesAnArticleWithoutUriByItsContent() {
        Submitted first = json("{\"headline\":\"Judul\"}");
        Submitted other = json("{\"headline\":\"Judul lain\"}");

        assertThat(first.submissions().get(0).uri()).matches("warta://wire/[0-9a-f]{32}");
        assertThat(json("{\"headline\":\"Judul\"}").submissions().get(0).uri())
                .isEqualTo(first.submissions().get(0).uri())
                .isNotEqualTo(other.submissions().get(0).uri());
    }

    @Test
    void pointsAtEachFault() {
        Submitted submitted = json("{\"uri\":\"no uri\",\"embargoed\":\"soon\",\"headlin\":\"x\"}");

        assertThat(submitted.submissions()).isEmpty();
        assertThat(submitted.faults()).extracting(Fault::pointer).contains("#/uri", "#/embargoed", "#/headlin");
        assertThat(submitted.faults()).allMatch(fault -> !fault.detail().isEmpty());
    }

    @Test
    void countsLinesFromTheTopOfTheBody() {
        Submitted submitted = SubmissionReader.json("nonsense".getBytes(StandardCharsets.UTF_8), "wire", 41);

        assertThat(submitted.faults()).extracting(Fault::line).containsExactly(42);
    }

    @Test
    void takesOneArticleAtATime() {
        assertThat(json("{\"headline\":\"a\"}\n{\"headline\":\"b\"}").faults())
                .extracting(Fault::detail)
                .containsExactly("holds several articles: send them as application/x-ndjson, or as an array");
        assertThat(json("[{\"headline\":\"a\"}]").faults())
                .extracting(Fault::detail)
                .containsExactly("is no article: it is to be an object");
    }

    @Test
    void refusesAUriThatIsNone() {
        assertThat(SubmissionReader.text("Judul".getBytes(StandardCharsets.UTF_8), "wire", "relative")
                        .faults())
                .hasSize(1);
    }

    @Property
    void neverThrows(@ForAll byte[] bytes, @ForAll("almostArticles") String almost) {
        Instant now = Instant.parse("2026-11-23T00:00:00Z");
        for (byte[] body : List.of(bytes, almost.getBytes(StandardCharsets.UTF_8))) {
            for (Submitted submitted : List.of(
                    SubmissionReader.json(body, "wire", 0),
                    SubmissionReader.text(body, "wire", null),
                    SubmissionReader.newsMl(body, "wire", "application/xml", now))) {
                assertThat(submitted.submissions().isEmpty())
                        .isNotEqualTo(submitted.faults().isEmpty());
            }
        }
    }

    /** What one instance hands on is to another what it was to the first. */
    @Property
    void survivesTheWayToAnotherInstance(@ForAll("articles") String article) {
        Article.Builder first = json(article).submissions().get(0).article();

        byte[] line = ArticleJson.lines(json(article).submissions());
        Submitted again = SubmissionReader.json(line, "other", 0);

        assertThat(again.faults()).isEmpty();
        assertThat(complete(again.submissions().get(0).article())).isEqualTo(complete(first));
    }

    private static Article complete(Article.Builder fields) {
        Article.Builder article = Article.newBuilder(fields)
                .setId("")
                .setVersion(0)
                .setContentHash("")
                .setIngestedAt(Instant.EPOCH);
        if (article.getVersionCreated() == null) {
            article.setVersionCreated(Instant.EPOCH);
        }
        return article.build();
    }

    @Provide
    Arbitrary<String> almostArticles() {
        return Arbitraries.strings()
                .withChars("{}[]\":,\\ \n<>/?!abu0")
                .ofMaxLength(60)
                .map(text -> "{\"headline\":\"" + text);
    }

    @Provide
    Arbitrary<String> articles() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("ab é. <&>*#-")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(words -> "x" + words);
        return Combinators.combine(text, text, text, text)
                .as((headline, body, summary, subject) ->
                        "{\"uri\":\"urn:x:1\",\"headline\":\"%s\",\"body\":\"%s\\n\\n%s\",\"summary\":\"%s\",\"language\":\"id\","
                                        .formatted(headline, body, summary, summary)
                                + "\"versionCreated\":\"2026-01-02T03:04:05Z\",\"expires\":\"2030-01-02T03:04:05.678Z\","
                                + "\"pubStatus\":\"withheld\",\"by\":\"Ani\",\"subject\":[{\"name\":\"%s\"}],"
                                        .formatted(subject)
                                + "\"altIds\":{\"guid\":\"7\"},\"source\":{\"id\":\"desk\",\"name\":\"Desk\"}}");
    }

    private static Submitted json(String text) {
        return SubmissionReader.json(text.getBytes(StandardCharsets.UTF_8), "wire", 0);
    }
}
