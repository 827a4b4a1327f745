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

class ArticleQueryTest {
    @Test
    void asksForTheNewestTwentyByDefault() {
        assertThat(ArticleQuery.of(Map.of()))
                .isEqualTo(new ArticleQuery(
                        null, List.of(), List.of(), null, null, List.of(), List.of(), null, null, Sort.TIME, null, 20));
    }

    @ParameterizedTest
    @CsvSource({"medtop:11000000", "politics"})
    void takesATopicByCodeAndBySlug(String topic) {
        assertThat(of("topic", topic).topics()).containsExactly("medtop:11000000");
    }

    @Test
    void takesAnEntityByIdAndByName() {
        UUID id = UUID.randomUUID();

        assertThat(of("entity", id.toString()).entities()).containsExactly(id);
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
        "status, canceled",
        "sort, rank",
        "sort, asc",
        "source, ''"
    })
    void refusesAndNamesTheParameter(String name, String value) {
        assertThatThrownBy(() -> of(name, value))
                .isInstanceOfSatisfying(
                        InvalidParameterException.class,
                        invalid -> assertThat(invalid.parameter()).isEqualTo(name));
    }

    @Test
    void ranksWhatIsSearchedForUnlessAskedOtherwise() {
        assertThat(of("q", "banjir").sort()).isEqualTo(Sort.RANK);
        assertThat(ArticleQuery.of(Map.of("q", List.of("banjir"), "sort", List.of("time")))
                        .sort())
                .isEqualTo(Sort.TIME);
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        String byTime = new Cursor(Instant.EPOCH, new UUID(1, 2)).token();

        assertThatThrownBy(() -> ArticleQuery.of(Map.of("q", List.of("banjir"), "cursor", List.of(byTime))))
                .hasMessageContaining("another order");
    }

    @Test
    void isReadFromItsOwnParameters() {
        ArticleQuery query = new ArticleQuery(
                "banjir \"jakarta utara\"",
                List.of("medtop:03000000", "medtop:20000056"),
                List.of(new UUID(1, 2), new UUID(3, 4)),
                "Wonsan",
                "PLACE",
                List.of("a", "b"),
                List.of("id", "en-GB"),
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2026-11-23T09:30:00.000001Z"),
                Sort.RANK,
                new Cursor(Instant.EPOCH, new UUID(5, 6), new Cursor.Rank(1.5f, 7, Instant.EPOCH)),
                50);

        assertThat(ArticleQuery.of(query.toParameters())).isEqualTo(query);
        assertThat(ArticleQuery.newest(20).toParameters()).isEmpty();
    }

    @Test
    void refusesAParameterGivenTwice() {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("limit", List.of("1", "2"))))
                .hasMessageContaining("2 times");
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("from", List.of("2026-11-24"), "to", List.of("2026-11-23"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Property
    void anyValueIsUnderstoodOrRefusedInWords(@ForAll @StringLength(max = 60) String value) {
        for (String name : ArticleQuery.PARAMETERS) {
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
