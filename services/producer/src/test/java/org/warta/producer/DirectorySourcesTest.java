package org.warta.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectorySourcesTest {
    @Test
    void callsASourceByItsIdOrByTheLastSegmentOfItsPath() {
        assertThat(DirectorySources.byId(List.of("seeds", "/srv/Berita Desa/", "wire=/srv/in=out")))
                .isEqualTo(Map.of(
                        "seeds", Path.of("seeds"),
                        "berita-desa", Path.of("/srv/Berita Desa"),
                        "wire", Path.of("/srv/in=out")));
    }

    @Test
    void refusesTwoSourcesOfOneId() {
        assertThatThrownBy(() -> DirectorySources.byId(List.of("a/seeds", "b/Seeds")))
                .hasMessage("warta.producer.directories: a/seeds and b/Seeds are both source `seeds`:"
                        + " name one of them otherwise, as in other-id=b/Seeds");
    }

    @Test
    void refusesAPathWithoutName() {
        assertThatThrownBy(() -> DirectorySources.byId(List.of("/")))
                .hasMessage("warta.producer.directories: `/` gives no name to a source: name it, as in my-id=/");
    }
}
