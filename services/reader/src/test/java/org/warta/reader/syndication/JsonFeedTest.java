package org.warta.reader.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.SampleArticle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonFeedTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void holdsToTheRulesOfJsonFeed() {
        assertThat(JsonFeedRules.faults(feed(SampleArticle.full()))).isEmpty();
        assertThat(JsonFeedRules.faults(feed(SampleArticle.bare()))).isEmpty();
        assertThat(JsonFeedRules.faults(feed())).isEmpty();
    }

    /** Rules that let everything through would prove nothing. */
    @ParameterizedTest
    @CsvSource({
        ", version, 1.1",
        ", title, ''",
        ", next_url, /relative",
        ", total, 7",
        "/items/0, id,",
        "/items/0, content_html,",
        "/items/0, date_published, yesterday",
        "/items/0, usageTerms, none",
        "/items/0, tags, none",
    })
    void rulesFindFaults(String place, String field, String value) {
        JsonNode feed = feed(SampleArticle.full());
        ObjectNode object = (ObjectNode) feed.at(place == null ? "" : place);
        object.remove(field);
        if (value != null) {
            object.put(field, value);
        }

        assertThat(JsonFeedRules.faults(feed)).isNotEmpty();
    }

    @Test
    void tellsAnArticle() {
        JsonNode item = feed(SampleArticle.full()).at("/items/0");

        assertThat(item.get("url").asString()).isEqualTo("https://warta.example/articles/" + SampleArticle.ID);
        assertThat(item.get("external_url").asString()).isEqualTo("https://example.org/berita/banjir");
        assertThat(item.get("content_html").asString())
                .isEqualTo("<p>Warga pulang.</p>\n<p>Air &lt; 1 m &amp; turun.</p>");
        assertThat(item.get("tags").toString())
                .isEqualTo("[\"bencana, kecelakaan, dan keadaan darurat\",\"x:unknown\"]");
    }

    @Test
    void carriesTheRights() {
        JsonNode warta = feed(SampleArticle.full()).at("/items/0/_warta");

        assertThat(warta.get("copyrightHolder").asString()).isEqualTo("PT Contoh");
        assertThat(warta.get("copyrightNotice").asString()).isEqualTo("© 2026 PT Contoh");
        assertThat(warta.get("usageTerms").asString()).isEqualTo("Tidak untuk dijual.");
    }

    private static JsonNode feed(ArticleView... articles) {
        return JSON.readTree(
                JSON.writeValueAsString(JsonFeed.of(AtomFeedTest.feed(articles), "https://warta.example/api")));
    }
}
