package org.warta.reader.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.warta.reader.article.Facets.Bucket;

class TimelineTest {
    @Test
    void showsAFewWeeksByDayWithoutGaps() {
        Timeline timeline =
                Timeline.of(new TreeMap<>(Map.of(LocalDate.of(2026, 2, 27), 2L, LocalDate.of(2026, 3, 1), 1L)));

        assertThat(timeline.unit()).isEqualTo(Timeline.Unit.DAY);
        assertThat(timeline.buckets())
                .containsExactly(
                        new Bucket("2026-02-27", null, 2),
                        new Bucket("2026-02-28", null, 0),
                        new Bucket("2026-03-01", null, 1));
    }

    @Test
    void showsLongerTimesByMonth() {
        Timeline timeline = Timeline.of(new TreeMap<>(
                Map.of(LocalDate.of(2025, 12, 1), 1L, LocalDate.of(2025, 12, 31), 2L, LocalDate.of(2026, 2, 1), 4L)));

        assertThat(timeline.unit()).isEqualTo(Timeline.Unit.MONTH);
        assertThat(timeline.buckets())
                .containsExactly(
                        new Bucket("2025-12", null, 3), new Bucket("2026-01", null, 0), new Bucket("2026-02", null, 4));
    }
}
