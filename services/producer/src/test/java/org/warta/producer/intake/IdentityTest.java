package org.warta.producer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityTest {
    /** {@code uuid5(NAMESPACE_URL, …)} of Python's standard library says the same. */
    @Test
    void derivesIdFromUri() {
        assertThat(Identity.id("http://python.org/")).isEqualTo("4c565f0d-3f5a-5890-b41b-20cf47701c5e");
        assertThat(UUID.fromString(Identity.id("warta://seeds/a.txt")).version())
                .isEqualTo(5);
    }

    @Test
    void hashesContentWithoutRegardToRunsOfWhiteSpace() {
        // printf 'Judul\nSatu Dua' | sha256sum
        assertThat(Identity.contentHash("Judul", "Satu\n\nDua"))
                .isEqualTo(Identity.contentHash("Judul", "Satu  Dua"))
                .isEqualTo("b232b452bfea103713807daec2c5e65ddb13507d6ecd53b287510fc00c292ab6");
        assertThat(Identity.contentHash("a", "b")).isNotEqualTo(Identity.contentHash("a b", ""));
    }
}
