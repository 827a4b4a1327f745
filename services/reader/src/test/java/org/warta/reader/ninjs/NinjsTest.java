package org.warta.reader.ninjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.SampleArticle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class NinjsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<ArticleView> articles() {
        return Stream.of(SampleArticle.full(), SampleArticle.bare());
    }

    @ParameterizedTest
    @MethodSource("articles")
    void holdsToTheOfficialSchema(ArticleView article) {
        assertThat(NinjsSchema.faults(ninjs(article))).isEmpty();
    }

    /** A schema that lets everything through would prove nothing. */
    @ParameterizedTest
    @CsvSource({
        "uri, no uri",
        "versionCreated, yesterday",
        "pubStatus, USABLE",
        "type, article",
        "headline, not in ninjs 3",
        "language, 7",
    })
    void officialSchemaFindsFaults(String field, String value) {
        ObjectNode document = (ObjectNode) ninjs(SampleArticle.full());
        if (value.equals("7")) {
            document.put(field, 7);
        } else {
            document.put(field, value);
        }

        assertThat(NinjsSchema.faults(document)).isNotEmpty();
    }

    @Test
    void tellsEverythingThatNinjsHasAWordFor() {
        JsonNode ninjs = ninjs(SampleArticle.full());

        assertThat(ninjs.get("uri").asString()).isEqualTo("https://example.org/berita/banjir");
        assertThat(ninjs.at("/standard/version").asString()).isEqualTo("3.1");
        assertThat(ninjs.get("version").asString()).isEqualTo("1795392000123");
        assertThat(ninjs.get("versionCreated").asString()).isEqualTo("2026-11-23T10:00:00.123Z");
        assertThat(ninjs.get("language").asString()).isEqualTo("id");
        assertThat(ninjs.at("/bodies/0/value").asString())
                .isEqualTo(SampleArticle.full().body());
        assertThat(ninjs.at("/bodies/0/wordCount").asInt()).isEqualTo(8);
        assertThat(ninjs.at("/subjects/0").toString())
                .isEqualTo("{\"name\":\"bencana, kecelakaan, dan keadaan darurat\",\"rel\":\"about\","
                        + "\"uri\":\"http://cv.iptc.org/newscodes/mediatopic/03000000\",\"literal\":\"medtop:03000000\","
                        + "\"creator\":\"linear\",\"confidence\":76}");
        assertThat(ninjs.at("/people/0/name").asString()).isEqualTo("Rina");
        assertThat(ninjs.at("/places/0/uri").asString()).isEqualTo("https://example.org/tempat/Semar%C3%A1ng");
        assertThat(ninjs.at("/altIds/0").toString()).isEqualTo("{\"role\":\"guid\",\"value\":\"4711\"}");
    }

    @Test
    void carriesTheRights() {
        JsonNode ninjs = ninjs(SampleArticle.full());

        assertThat(List.of(
                        ninjs.get("copyrightHolder").asString(),
                        ninjs.get("copyrightNotice").asString(),
                        ninjs.get("usageTerms").asString()))
                .containsExactly("PT Contoh", "© 2026 PT Contoh", "Tidak untuk dijual.");
    }

    @Test
    void identifiesAnArticleWithoutUriByItsId() {
        assertThat(ninjs(SampleArticle.bare()).get("uri").asString()).isEqualTo("urn:uuid:" + SampleArticle.ID);
    }

    private static JsonNode ninjs(ArticleView article) {
        return JSON.readTree(JSON.writeValueAsString(Ninjs.of(article)));
    }
}
