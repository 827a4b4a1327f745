package org.warta.reader.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warta.schemas.mediatopic.MediaTopic;

class ArticleQueryTest {
    @Test
    void asksForTheNewestTwentyByDefault() {
        assertThat(ArticleQuery.of(Map.of()))
                .isEqualTo(new ArticleQuery(null, null, null, null, null, null, null, null, null, 20));
    }

    @ParameterizedTest
    @CsvSource({"medtop:11000000", "politics"})
    void takesATopicByCodeAndBySlug(String topic) {
        assertThat(of("topic", topic).topic()).isEqualTo(MediaTopic.POLITICS);
    }

    @Test
    void takesAnEntityByIdAndByName() {
        UUID id = UUID.randomUUID();

        assertThat(of("entity", id.toString()).entityId()).isEqualTo(id);
        assertThat(of("entity", "Kim Jong Un").entityName()).isEqualTo("Kim Jong Un");
    }

    @Test
    void takesADayAsAWholeInUtc() {
        ArticleQuery day = ArticleQuery.of(Map.of("from", List.of("2026-11-23"), "to", List.of("2026-11-23")));

        assertThat(day.from()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(day.to()).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
    }

    @Test
    void takesTimesWithAnyOffset() {
        assertThat(of("from", "2026-11-23T07:00:00+07:00").from()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, ten",
        "topic, sports",
        "from, yesterday",
        "from, 2026-02-30",
        "to, 2026-11-23T09:30:00",
        "to, +999999999-12-31",
        "cursor, x",
        "language, b_d",
        "entityType, EVENT",
        "entityType, PERSON",
        "page, 2",
        "source, ''"
    })
    void refusesAndNamesTheParameter(String name, String value) {
        assertThatThrownBy(() -> of(name, value))
                .isInstanceOfSatisfying(
                        InvalidParameterException.class,
                        invalid -> assertThat(invalid.parameter()).isEqualTo(name));
    }

    @Test
    void refusesAParameterGivenTwice() {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("source", List.of("a", "b"))))
                .hasMessageContaining("2 times");
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("from", List.of("2026-11-24"), "to", List.of("2026-11-23"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Property
    void anyValueIsUnderstoodOrRefusedInWords(@ForAll @StringLength(max = 60) String value) {
        for (String name : List.of("topic", "entity", "entityType", "source", "language", "from", "to", "limit")) {
            assertThat(catchThrowable(() -> of(name, value)))
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isNull(),
                            thrown -> assertThat(thrown).isInstanceOf(InvalidParameterException.class));
        }
    }

    private static ArticleQuery of(String name, String value) {
        return ArticleQuery.of(Map.of(name, List.of(value)));
    }
}
