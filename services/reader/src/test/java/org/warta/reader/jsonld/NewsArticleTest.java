package org.warta.reader.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.SampleArticle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NewsArticleTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PAGE = "https://warta.example/articles/1";

    /** Types and properties as https://schema.org/NewsArticle and its neighbours define them. */
    @Test
    void tellsAnArticleInTheWordsOfSchemaOrg() {
        assertThat(newsArticle(SampleArticle.full())).isEqualTo(JSON.readTree("""
                                {
                                  "@context": "https://schema.org",
                                  "@type": "NewsArticle",
                                  "@id": "https://example.org/berita/banjir",
                                  "identifier": "3bb4a1a6-2a5c-5e6e-9d75-6bb9d2d0a001",
                                  "url": "https://example.org/berita/banjir",
                                  "mainEntityOfPage": "https://warta.example/articles/1",
                                  "version": "1795392000123",
                                  "headline": "Banjir surut di \\"Semarang\\" <b>& sekitarnya</b>",
                                  "description": "Air turun.",
                                  "articleBody": "Warga pulang.\\n\\nAir < 1 m & turun.",
                                  "inLanguage": "id",
                                  "dateCreated": "2026-11-23T08:00:00Z",
                                  "datePublished": "2026-11-23T07:00:00Z",
                                  "dateModified": "2026-11-23T10:00:00.123Z",
                                  "expires": "2036-11-23T07:00:00Z",
                                  "author": {"@type": "Person", "name": "Rina"},
                                  "publisher": {
                                    "@type": "NewsMediaOrganization",
                                    "name": "Kantor Berita Contoh",
                                    "url": "https://example.org/"
                                  },
                                  "copyrightHolder": {"@type": "Organization", "name": "PT Contoh"},
                                  "copyrightNotice": "© 2026 PT Contoh",
                                  "usageInfo": {"@type": "CreativeWork", "text": "Tidak untuk dijual."},
                                  "about": [
                                    {
                                      "@type": "DefinedTerm",
                                      "@id": "http://cv.iptc.org/newscodes/mediatopic/03000000",
                                      "termCode": "medtop:03000000",
                                      "name": "bencana, kecelakaan, dan keadaan darurat",
                                      "inDefinedTermSet": "http://cv.iptc.org/newscodes/mediatopic/"
                                    },
                                    {"@type": "DefinedTerm", "termCode": "x:unknown"}
                                  ],
                                  "mentions": [
                                    {
                                      "@type": "Person",
                                      "@id": "https://www.wikidata.org/entity/Q1",
                                      "name": "Rina",
                                      "sameAs": ["https://example.com/same"]
                                    },
                                    {"@type": "Organization", "name": "PT Contoh", "sameAs": ["https://example.com/same"]},
                                    {
                                      "@type": "Place",
                                      "@id": "https://example.org/tempat/Semar%C3%A1ng",
                                      "name": "Semarang",
                                      "sameAs": ["https://example.com/same"]
                                    },
                                    {"@type": "Thing", "name": "Anu", "sameAs": ["https://example.com/same"]}
                                  ],
                                  "keywords": ["Nasional"]
                                }
                                """));
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        JsonNode article = newsArticle(SampleArticle.bare());

        assertThat(article.propertyNames())
                .containsExactlyInAnyOrder(
                        "@context",
                        "@type",
                        "@id",
                        "identifier",
                        "url",
                        "mainEntityOfPage",
                        "version",
                        "headline",
                        "datePublished",
                        "dateModified",
                        "publisher");
        assertThat(article.get("@id").asString()).isEqualTo("urn:uuid:" + SampleArticle.ID);
        assertThat(article.get("url").asString()).isEqualTo(PAGE);
    }

    private static JsonNode newsArticle(ArticleView article) {
        return JSON.readTree(JSON.writeValueAsString(NewsArticle.of(article, PAGE)));
    }
}
