package org.warta.reader.site;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.warta.reader.article.Facets.Bucket;

/**
 * Counts over time as bars, in the units of the drawing.
 *
 * @param bars oldest first
 * @param top the count that the upper line stands for
 */
record Chart(List<Bar> bars, long top) {
    static final int WIDTH = 720;
    static final int HEIGHT = 150;

    private static final double WIDEST = 28;
    private static final double GAP = 0.25; // of a bar's place

    /**
     * A bar.
     *
     * @param value the day or month that it stands for, such as 2026-11-23 or 2026-11
     * @param place left end of its place, which is {@code step} wide
     */
    record Bar(String value, long count, double place, double step, double x, double y, double width, double height) {
        /** Its first day. */
        public String first() {
            return isMonth() ? value + "-01" : value;
        }

        /** Its last day. */
        public String last() {
            return isMonth() ? YearMonth.parse(value).atEndOfMonth().toString() : value;
        }

        private boolean isMonth() {
            return value.length() == "2026-11".length();
        }
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    /** @param buckets oldest first */
    static Chart of(List<Bucket> buckets) {
        long top = buckets.stream().mapToLong(Bucket::count).max().orElse(0);
        double step = buckets.isEmpty() ? 0 : (double) WIDTH / buckets.size();
        double width = Math.min(WIDEST, step * (1 - GAP));
        List<Bar> bars = new ArrayList<>();
        for (Bucket bucket : buckets) {
            double place = bars.size() * step;
            double height = top == 0 ? 0 : (double) HEIGHT * bucket.count() / top;
            bars.add(new Bar(
                    bucket.value(),
                    bucket.count(),
                    rounded(place),
                    rounded(step),
                    rounded(place + (step - width) / 2),
                    rounded(HEIGHT - height),
                    rounded(width),
                    rounded(height)));
        }
        return new Chart(List.copyOf(bars), top);
    }

    /** To a tenth: nobody sees more, and it would only make the page longer. */
    private static double rounded(double length) {
        return Math.round(length * 10) / 10.0;
    }
}
