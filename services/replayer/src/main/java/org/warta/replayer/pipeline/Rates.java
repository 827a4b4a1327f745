package org.warta.replayer.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Records a second in each partition, over the last half minute. Counts are offsets, so markers of transactions count. */
final class Rates {
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final Deque<Sample> samples = new ArrayDeque<>();

    record Place(String topic, int partition) {}

    record Offsets(long committed, long end) {}

    /** Records a second; 0 until two samples are there. */
    record Rate(double processed, double arriving) {
        private static final Rate NONE = new Rate(0, 0);
    }

    private record Sample(Instant at, Map<Place, Offsets> offsets) {}

    void add(Instant at, Map<Place, Offsets> offsets) {
        samples.addLast(new Sample(at, Map.copyOf(offsets)));
        // the first one is kept until the second is old enough to take its place
        while (samples.size() > 2
                && Duration.between(
                                        samples.stream()
                                                .skip(1)
                                                .findFirst()
                                                .orElseThrow()
                                                .at(),
                                        at)
                                .compareTo(WINDOW)
                        >= 0) {
            samples.removeFirst();
        }
    }

    Rate of(Place place) {
        if (samples.size() < 2) {
            return Rate.NONE;
        }
        Offsets before = samples.getFirst().offsets().get(place);
        Offsets after = samples.getLast().offsets().get(place);
        double seconds =
                Duration.between(samples.getFirst().at(), samples.getLast().at())
                                .toMillis()
                        / 1000.0;
        if (before == null || after == null || seconds <= 0) {
            return Rate.NONE;
        }
        return new Rate(
                Math.max(0, after.committed() - before.committed()) / seconds,
                Math.max(0, after.end() - before.end()) / seconds);
    }
}
