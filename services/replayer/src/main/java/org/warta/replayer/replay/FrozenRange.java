package org.warta.replayer.replay;

/**
 * Offsets of one partition.
 *
 * @param partition the partition
 * @param first the first offset
 * @param end the offset after the last one
 */
public record FrozenRange(int partition, long first, long end) {
    public FrozenRange {
        if (partition < 0 || first < 0 || end < first) {
            throw new IllegalArgumentException("no range: partition " + partition + " from " + first + " to " + end);
        }
    }

    /** How many offsets; at least as many as there are records. */
    public long offsets() {
        return end - first;
    }
}
