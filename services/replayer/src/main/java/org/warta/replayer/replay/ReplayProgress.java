package org.warta.replayer.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay is.
 *
 * @param offsets offsets of the whole range
 * @param done offsets of it that are passed
 * @param read records read
 * @param sent records written
 * @param skipped records that did not fit the filter
 * @param undecodable records that the filter could not judge; not written
 * @param gone offsets that retention deleted before they were read
 * @param bytes bytes written: keys, values and headers, not compressed
 * @param pace how fast it goes; null while it does not
 * @param remainingSeconds how long it will take at that pace; null where that is not known
 * @param partitions the same by partition
 */
public record ReplayProgress(
        long offsets,
        long done,
        long read,
        long sent,
        long skipped,
        long undecodable,
        long gone,
        long bytes,
        @Nullable Pace pace,
        @Nullable Long remainingSeconds,
        List<PartitionProgress> partitions) {

    public ReplayProgress {
        partitions = List.copyOf(partitions);
    }

    /**
     * The sums.
     *
     * @param partitions every one of the ranges
     * @param pace null while the replay does not go
     */
    public static ReplayProgress of(FrozenRanges ranges, List<PartitionProgress> partitions, @Nullable Pace pace) {
        long done = 0;
        long read = 0;
        long sent = 0;
        long skipped = 0;
        long undecodable = 0;
        long gone = 0;
        long bytes = 0;
        for (PartitionProgress partition : partitions) {
            done += partition.position() - first(ranges, partition.partition());
            read += partition.read();
            sent += partition.sent();
            skipped += partition.skipped();
            undecodable += partition.undecodable();
            gone += partition.gone();
            bytes += partition.bytes();
        }
        long left = ranges.offsets() - done;
        Long remaining =
                pace == null || pace.readPerSecond() <= 0 ? null : (Long) (long) Math.ceil(left / pace.readPerSecond());
        return new ReplayProgress(
                ranges.offsets(), done, read, sent, skipped, undecodable, gone, bytes, pace, remaining, partitions);
    }

    private static long first(FrozenRanges ranges, int partition) {
        return ranges.ranges().stream()
                .filter(range -> range.partition() == partition)
                .mapToLong(FrozenRange::first)
                .findFirst()
                .orElseThrow();
    }
}
