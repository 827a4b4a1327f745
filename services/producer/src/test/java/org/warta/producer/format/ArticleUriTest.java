package org.warta.producer.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleUriTest {
    @Test
    void derivesUriFromSourceAndName() {
        assertThat(ArticleUri.ofName("seeds", "a-b_c.~1/d.txt")).isEqualTo("warta://seeds/a-b_c.~1/d.txt");
        assertThat(ArticleUri.ofName("seeds", "banjir & \u00E9%.json"))
                .isEqualTo("warta://seeds/banjir%20%26%20%C3%A9%25.json");
        assertThat(ArticleUri.ofName("seeds", "e\u0301")).isEqualTo(ArticleUri.ofName("seeds", "\u00E9"));
    }

    @Test
    void hashesALongName() {
        String uri = ArticleUri.ofName("seeds", "x".repeat(2_000));

        assertThat(uri).startsWith("warta://seeds/sha256/").hasSize(85);
        assertThat(ArticleUri.problem(uri)).isNull();
    }
}
