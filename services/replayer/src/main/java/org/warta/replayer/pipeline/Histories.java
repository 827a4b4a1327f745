package org.warta.replayer.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How the legs went in the past hour, a point each fifteen seconds: enough for a small chart, and bounded. */
final class Histories {
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final int MOST = 240;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** @param ageSeconds -1 when not known */
    record Point(long lag, double ageSeconds, double arriving, double processed) {
        private static final Point NONE = new Point(0, -1, 0, 0);
    }

    private record Entry(Instant at, Map<Leg, Point> points) {}

    void add(Instant at, Map<Leg, Point> points) {
        if (entries.isEmpty() || !entries.getLast().at().plus(STEP).isAfter(at)) {
            entries.addLast(new Entry(at, Map.copyOf(points)));
            if (entries.size() > MOST) {
                entries.removeFirst();
            }
        }
    }

    List<Instant> times() {
        return entries.stream().map(Entry::at).toList();
    }

    LegStatus.History of(Leg leg) {
        return new LegStatus.History(
                values(leg, Point::lag),
                values(leg, Point::ageSeconds),
                values(leg, Point::arriving),
                values(leg, Point::processed));
    }

    private <T> List<T> values(Leg leg, Function<Point, T> value) {
        return entries.stream()
                .map(entry -> value.apply(entry.points().getOrDefault(leg, Point.NONE)))
                .toList();
    }
}
