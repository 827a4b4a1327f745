package org.warta.replayer.replay;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of a topic that does not grow.
 *
 * @param topic the topic's name
 * @param ranges by partition, at most one of each; those without offsets are left out
 */
public record FrozenRanges(String topic, List<FrozenRange> ranges) {
    public FrozenRanges {
        ranges = ranges.stream()
                .filter(range -> range.offsets() > 0)
                .sorted(Comparator.comparingInt(FrozenRange::partition))
                .toList();
        Set<Integer> partitions = new HashSet<>();
        for (FrozenRange range : ranges) {
            if (!partitions.add(range.partition())) {
                throw new IllegalArgumentException("partition " + range.partition() + " is named twice");
            }
        }
    }

    /** How many offsets; at least as many as there are records. */
    public long offsets() {
        return ranges.stream().mapToLong(FrozenRange::offsets).sum();
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }
}
