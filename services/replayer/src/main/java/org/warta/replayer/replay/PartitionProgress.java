package org.warta.replayer.replay;

/**
 * How far a replay is in one partition.
 *
 * @param partition the partition of the topic that it reads
 * @param position the next offset to read
 * @param read records read
 * @param sent records written
 * @param skipped records that did not fit the filter
 * @param undecodable records that the filter could not judge; not written
 * @param gone offsets that were deleted by retention before they were read
 * @param bytes bytes written: keys, values and headers, not compressed
 */
public record PartitionProgress(
        int partition, long position, long read, long sent, long skipped, long undecodable, long gone, long bytes) {}
