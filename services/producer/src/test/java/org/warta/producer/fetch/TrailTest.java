package org.warta.producer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final Duration TIME = Duration.ofSeconds(60);

    @Test
    void leadsFromHttpsToHttpOnlyWhereThatIsAllowed() throws FetchException {
        Trail secure = Trail.from(Address.parse("https://a.test/feed"), TIME);

        assertThatThrownBy(() -> secure.follow("http://a.test/feed", true, 5, reach(false)))
                .hasMessageContaining("redirects from https to `http://a.test/feed`, which is not secure")
                .hasMessageContaining("warta.producer.fetch.downgrade");
        assertThat(secure.follow("http://a.test/feed", true, 5, reach(true)).address())
                .isEqualTo(Address.parse("http://a.test/feed"));
        assertThat(secure.follow("https://b.test/", true, 5, reach(false)).isMoved())
                .isTrue();
    }

    @Test
    void countsTheTimeOfAllRequestsTogether() throws FetchException {
        Trail trail = Trail.from(Address.parse("https://a.test/feed"), TIME);

        assertThat(trail.after(Duration.ofSeconds(59)).left()).isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> trail.after(TIME)).hasMessageContaining("took longer");
    }

    private static Reach reach(boolean downgrade) {
        return new Reach(true, Set.of(), Set.of(), downgrade, null);
    }
}
