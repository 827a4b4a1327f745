package org.warta.replayer.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay would do, without doing it.
 *
 * @param exact whether all of the range was read; otherwise the counts are estimated from the part that was
 * @param targetTopic where it would write
 * @param offsets offsets of the range
 * @param records records of the range
 * @param matching records that fit the filter: what would be written
 * @param undecodable records that the filter could not judge, which would not be written
 * @param bytes bytes that would be written: keys, values and headers, not compressed
 * @param gone offsets that were asked for and that retention has deleted; where asked for by time, at the most
 * @param withoutRecord offsets of the range that hold no record: compacted away, or the ends of transactions
 * @param estimatedSeconds how long it would take at the rate asked for, or as fast as this instance could read; live traffic
 *     left out of account
 * @param sources matching records by source, the most first; those that cannot be decoded are under `null`
 * @param partitions the same by partition
 */
public record DryRun(
        boolean exact,
        String targetTopic,
        long offsets,
        long records,
        long matching,
        long undecodable,
        long bytes,
        long gone,
        long withoutRecord,
        long estimatedSeconds,
        List<SourceCount> sources,
        List<PartitionCount> partitions) {

    public DryRun {
        sources = List.copyOf(sources);
        partitions = List.copyOf(partitions);
    }

    /**
     * Records of a source.
     *
     * @param source its id; null for records that cannot be decoded or have no value
     */
    public record SourceCount(@Nullable String source, long matching) {}

    /**
     * Counts of a partition.
     *
     * @param first the first offset
     * @param end the offset after the last one
     */
    public record PartitionCount(
            int partition,
            long first,
            long end,
            long records,
            long matching,
            long bytes,
            long gone,
            long withoutRecord) {}
}
