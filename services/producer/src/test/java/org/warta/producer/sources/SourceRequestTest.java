package org.warta.producer.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRequestTest {
    @Test
    void findsNoFaultWithAFeedThatSaysNothingElse() {
        assertThat(SourceRequest.feed("antara.ekonomi-1", "https://feeds.example/rss?a=1", null)
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://feeds.example/rss, must begin with http:// or https://",
        "feeds.example/rss, must begin with http:// or https://",
        "https:///rss, names no host",
        "https://me:secret@feeds.example/rss, must not hold a password: everybody who lists the sources would see it",
        "https://feeds.example/a b, is no address: Illegal character in path at character 23"
    })
    void saysWhatIsWrongWithAnAddress(String uri, String problem) {
        assertThat(SourceRequest.feed("a", uri, null).faults()).containsExactly(new SourceFault("#/uri", problem));
    }

    @ParameterizedTest
    @CsvSource({"Antara", "-a", "a/b", "@owner", "''"})
    void refusesIdsThatNoArticleMayHave(String id) {
        assertThat(SourceRequest.feed(id, "https://feeds.example/", null).faults())
                .extracting(SourceFault::pointer)
                .containsExactly("#/id");
    }

    @Test
    void namesEachFault() {
        assertThat(request("directory", null, "slow", Duration.ofSeconds(1), Duration.ofDays(31))
                        .faults())
                .extracting(SourceFault::pointer)
                .containsExactly("#/kind", "#/lane", "#/shortest", "#/longest");
        assertThat(request("push", "https://feeds.example/", null, null, null).faults())
                .extracting(SourceFault::pointer)
                .containsExactly("#/uri");
        assertThat(request("feed", "https://feeds.example/", null, Duration.ofHours(2), Duration.ofHours(1))
                        .faults())
                .containsExactly(new SourceFault("#/shortest", "must not be longer than longest"));
    }

    private static SourceRequest request(
            String kind,
            @Nullable String uri,
            @Nullable String lane,
            @Nullable Duration shortest,
            @Nullable Duration longest) {
        return new SourceRequest("a", kind, uri, null, lane, null, shortest, longest, null);
    }
}
