package org.warta.reader.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.SampleArticle;

class AtomFeedTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @Test
    void holdsToTheRulesOfAtom() {
        assertThat(AtomRules.faults(AtomFeed.write(feed(SampleArticle.full())))).isEmpty();
        assertThat(AtomRules.faults(AtomFeed.write(feed(SampleArticle.bare())))).isEmpty();
        assertThat(AtomRules.faults(AtomFeed.write(feed()))).isEmpty();
    }

    /** Rules that let everything through would prove nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<id>https://warta.example/api/v1/articles.atom?q=banjir</id>",
                "<title>Warta: banjir</title>",
                "<published>2026-11-23T07:00:00Z</published>|<published>yesterday</published>",
                "<author><name>Rina</name></author>",
                "rel=\"next\"|rel=\"self\"",
                "</feed>|<entry></entry></feed>",
                "term=\"medtop:03000000\"",
            })
    void rulesFindFaults(String change) {
        String[] parts = change.split("\\|", -1);
        String sound = new String(AtomFeed.write(feed(SampleArticle.full())), StandardCharsets.UTF_8);
        assertThat(sound).contains(parts[0]);
        String faulty = sound.replace(parts[0], parts.length == 1 ? "" : parts[1]);

        assertThat(AtomRules.faults(faulty.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Test
    void rulesFindAnArticleThatComesTwice() {
        assertThat(AtomRules.faults(AtomFeed.write(feed(SampleArticle.full(), SampleArticle.bare()))))
                .isNotEmpty();
    }

    @Property(tries = 200)
    void holdsToTheRulesWhateverPublishersWrite(@ForAll String headline, @ForAll String body) {
        // Half of a surrogate pair is no text: neither Kafka nor PostgreSQL has it.
        String title = new String(headline.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(AtomRules.faults(AtomFeed.write(feed(SampleArticle.of(title, body)))))
                .isEmpty();
    }

    @Test
    void tellsTextAsTextAndTheBodyAsHtml() throws Exception {
        Element entry = entry(SampleArticle.full());

        assertThat(text(entry, "title")).isEqualTo("Banjir surut di \"Semarang\" <b>& sekitarnya</b>");
        assertThat(text(entry, "content")).isEqualTo("<p>Warga pulang.</p>\n<p>Air &lt; 1 m &amp; turun.</p>");
        assertThat(entry.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang"))
                .isEqualTo("id");
    }

    @Test
    void carriesTheRights() throws Exception {
        assertThat(text(entry(SampleArticle.full()), "rights")).isEqualTo("© 2026 PT Contoh\nTidak untuk dijual.");
    }

    @Test
    void replacesWhatXmlCannotSay() throws Exception {
        assertThat(text(entry(SampleArticle.of("a\u0000b\uFFFEc\u001Fd😀", "")), "title"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd😀");
    }

    static Feed feed(ArticleView... articles) {
        return new Feed(
                "Warta: banjir",
                "https://warta.example/api/v1/articles.atom?q=banjir",
                "https://warta.example/search?q=banjir",
                "https://warta.example/api/v1/articles.atom?q=banjir&cursor=abc",
                List.of(articles).stream()
                        .map(article -> new Feed.Entry(article, "https://warta.example/articles/" + article.id()))
                        .toList());
    }

    private static Element entry(ArticleView article) throws Exception {
        return (Element) AtomRules.parse(AtomFeed.write(feed(article)))
                .getElementsByTagNameNS(ATOM, "entry")
                .item(0);
    }

    private static String text(Element entry, String name) {
        return entry.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
    }
}
