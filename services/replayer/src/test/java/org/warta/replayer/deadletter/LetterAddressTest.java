package org.warta.replayer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterAddressTest {

    @Property
    void isReadAsItIsWritten(
            @ForAll @IntRange(max = 999_999) int partition, @ForAll @LongRange(max = 999_999_999_999L) long offset) {
        LetterAddress address = new LetterAddress("news.articles.backfill-dlt", partition, offset);
        assertThat(LetterAddress.parse(address.toString())).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "news.articles-dlt",
                "news.articles-dlt-1",
                "news.articles-1@2",
                "other-dlt-1@2",
                "news.articles-dlt--1@2",
                "news.articles-dlt-1@-2",
                "news.articles-dlt-1@99999999999999999999",
                "news.art\u0000icles-dlt-1@2"
            })
    void anythingElseIsNone(String text) {
        assertThat(LetterAddress.parse(text)).isEmpty();
    }

    @Test
    void knowsWhereTheLetterCameFromAndWhereItIsParked() {
        LetterAddress letter = new LetterAddress("news.enriched.backfill-dlt", 1, 2);
        assertThat(letter.origin()).isEqualTo("news.enriched.backfill");
        assertThat(letter.parking()).isEqualTo("news.enriched.backfill-parked");
        assertThat(letter.isParked()).isFalse();
        assertThat(new LetterAddress("news.articles-parked", 0, 0).isParked()).isTrue();
    }

    @Test
    void refusesATopicWithoutLetters() {
        assertThatThrownBy(() -> new LetterAddress("news.articles", 0, 0)).hasMessageContaining("`news.articles`");
    }
}
