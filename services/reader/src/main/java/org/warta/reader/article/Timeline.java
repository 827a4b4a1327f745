package org.warta.reader.article;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.warta.reader.article.Facets.Bucket;

/**
 * Articles over time in UTC.
 *
 * @param unit how long a bucket is
 * @param buckets oldest first and without gaps: days such as 2026-11-23 or months such as 2026-11, also those with none
 */
public record Timeline(Unit unit, List<Bucket> buckets) {
    /** More days than these are shown as months. */
    private static final int MOST_DAYS = 62;

    /** Counts of days, at least one, as a timeline: by day, or by month where the time is long. */
    public static Timeline of(SortedMap<LocalDate, Long> days) {
        LocalDate first = days.firstKey();
        LocalDate last = days.lastKey();
        List<Bucket> buckets = new ArrayList<>();
        if (ChronoUnit.DAYS.between(first, last) < MOST_DAYS) {
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                buckets.add(new Bucket(day.toString(), null, days.getOrDefault(day, 0L)));
            }
            return new Timeline(Unit.DAY, buckets);
        }
        Map<YearMonth, Long> months = new HashMap<>();
        days.forEach((day, count) -> months.merge(YearMonth.from(day), count, Long::sum));
        for (YearMonth month = YearMonth.from(first);
                !month.isAfter(YearMonth.from(last));
                month = month.plusMonths(1)) {
            buckets.add(new Bucket(month.toString(), null, months.getOrDefault(month, 0L)));
        }
        return new Timeline(Unit.MONTH, buckets);
    }

    /** How long a bucket of a timeline is. */
    public enum Unit {
        DAY,
        MONTH
    }
}
