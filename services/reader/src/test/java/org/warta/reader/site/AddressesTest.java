package org.warta.reader.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.Cursor;

class AddressesTest {
    private static final Cursor PLACE = new Cursor(Instant.EPOCH, new UUID(0, 1));

    @Test
    void escapesWhateverIsSearchedFor() {
        assertThat(of(Map.of("q", List.of("{a}+\"b c\"&d"))).only("sort", "time"))
                .isEqualTo("/search?q=%7Ba%7D%2B%22b+c%22%26d&sort=time");
    }

    @Test
    void addsAndTakesAwayFilters() {
        Addresses addresses = of(Map.of("source", List.of("a", "b")));

        assertThat(addresses.with("source", "c")).isEqualTo("/search?source=a&source=b&source=c");
        assertThat(addresses.without("source", "a")).isEqualTo("/search?source=b");
        assertThat(addresses.without("source", null)).isEqualTo("/search");
    }

    @Test
    void choosesADayAndLetsItGo() {
        Addresses addresses = of(Map.of("q", List.of("a"), "from", List.of("2026-11-01")));

        assertThat(addresses.on("2026-11-23")).isEqualTo("/search?q=a&from=2026-11-23&to=2026-11-23");
        assertThat(addresses.ofAnyTime()).isEqualTo("/search?q=a");
    }

    @Test
    void startsAtTheFirstPageWithAnotherFilter() {
        Addresses addresses = of(Map.of("language", List.of("id"), "cursor", List.of(PLACE.token())));

        assertThat(addresses.with("source", "a")).doesNotContain("cursor");
        assertThat(addresses.of("/api/v1/articles.atom")).isEqualTo("/api/v1/articles.atom?language=id");
        assertThat(addresses.after(PLACE)).isEqualTo("/search?language=id&cursor=" + PLACE.token());
    }

    @Test
    void leavesOutWhatThePathSays() {
        ArticleQuery query = ArticleQuery.of(Map.of("topic", List.of("sport")));
        Addresses addresses = new Addresses("/topics/sport", query, List.of("topic"));

        assertThat(addresses.after(PLACE)).isEqualTo("/topics/sport?cursor=" + PLACE.token());
        assertThat(addresses.of("/api/v1/articles.atom")).contains("topic=medtop%3A15000000");
    }

    private static Addresses of(Map<String, List<String>> parameters) {
        return new Addresses("/search", ArticleQuery.of(parameters), List.of());
    }
}
