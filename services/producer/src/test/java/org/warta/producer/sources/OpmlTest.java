package org.warta.producer.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceKind;
import org.warta.event.SourceOrigin;
import org.warta.producer.stream.SourceCatalogue;
import org.warta.schemas.wire.EventSchemas;

class OpmlTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void readsFeedsOfGroupsAndPassesOverTheRest() {
        assertThat(read("""
                        <?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
                        <outline text="Kabar"><outline text="Antara &amp; lain" type="rss" xmlUrl="https://a.example/rss"/></outline>
                        <outline text="a page" type="link" url="https://b.example/"/>
                        <outline title="Tempo" text="other" xmlUrl="https://c.example/rss"/>
                        </body></opml>"""))
                .containsExactly(
                        new Outline("https://a.example/rss", "Antara & lain"),
                        new Outline("https://c.example/rss", "Tempo"));
    }

    @Test
    void readsWhatItWrites() {
        EventSchemas.trust();
        SourceDefinition feed = SourceDefinition.newBuilder()
                .setSourceId("antara")
                .setName("Antara <\"&'>")
                .setUri("https://a.example/rss?a=1&b=2")
                .setKind(SourceKind.FEED)
                .setOrigin(SourceOrigin.API)
                .setCreatedAt(NOON)
                .setChangedAt(NOON)
                .build();
        SourceDefinition push = SourceDefinition.newBuilder(feed)
                .setSourceId("push")
                .setUri(null)
                .setKind(SourceKind.PUSH)
                .build();

        byte[] list =
                Opml.write(List.of(new SourceCatalogue.Entry(feed, null), new SourceCatalogue.Entry(push, null)), NOON);

        assertThat(Opml.read(list, null))
                .containsExactly(new Outline("https://a.example/rss?a=1&b=2", "Antara <\"&'>"));
    }

    @Test
    void expandsNoEntities() {
        List<Outline> outlines = read("""
                <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>
                <opml version="2.0"><body><outline text="&y;" xmlUrl="https://a.example/&x;"/></body></opml>""");

        assertThat(outlines)
                .allSatisfy(outline -> assertThat(outline.toString()).doesNotContain("root:"));
    }

    @Test
    void refusesWhatIsNoListOrTooLongOrCutOff() {
        assertThatThrownBy(() -> read("<rss/>")).hasMessageContaining("422");
        assertThatThrownBy(() -> read("<opml><body><outline xmlUrl=\"https://a.example/"))
                .hasMessageContaining("422");
        assertThatThrownBy(() -> read(
                        "<opml><body>" + "<outline xmlUrl='https://a.example/'/>".repeat(10_001) + "</body></opml>"))
                .hasMessageContaining("422");
    }

    @Test
    void namesSourcesAfterTheirFeedsAndEachOtherwise() {
        Outline outline = new Outline("https://www.a.example/rss", "Kábar Bali — Édisi 2");

        assertThat(outline.id(id -> false)).isEqualTo("kabar-bali-edisi-2");
        assertThat(outline.id(Set.of("kabar-bali-edisi-2")::contains))
                .matches("kabar-bali-edisi-2-[0-9a-f]{8}")
                .matches(SourceRequest.ID);
        assertThat(new Outline("https://www.a.example/rss", null).id(id -> false))
                .isEqualTo("a-example-rss");
        assertThat(new Outline("https://a.example/", "新闻").id(id -> false)).isEqualTo("feed");
    }

    private static List<Outline> read(String opml) {
        return Opml.read(opml.getBytes(StandardCharsets.UTF_8), null);
    }
}
