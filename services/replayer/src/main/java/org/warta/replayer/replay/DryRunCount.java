package org.warta.replayer.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts for a dry run, and estimates what was not read from what was. For one thread. */
public final class DryRunCount {
    /** More sources than this are counted together with those that cannot be decoded. */
    private static final int MOST_SOURCES = 1_000;

    private final Map<Integer, Part> parts = new TreeMap<>();
    private final Map<String, Long> sources = new HashMap<>();
    private long unnamed;
    private long undecodable;

    private static final class Part {
        private final FrozenRange range;
        private long position;
        private long records;
        private long matching;
        private long bytes;

        Part(FrozenRange range) {
            this.range = range;
            this.position = range.first();
        }

        /** How much of the partition what was read stands for. */
        double factor() {
            long passed = position - range.first();
            return passed == 0 ? 0 : Math.max(1, (double) range.offsets() / passed);
        }
    }

    public DryRunCount(FrozenRanges ranges) {
        ranges.ranges().forEach(range -> parts.put(range.partition(), new Part(range)));
    }

    /** A record that fits the filter. */
    public void matching(int partition, @Nullable String source, long bytes) {
        Part part = part(partition);
        part.records++;
        part.matching++;
        part.bytes += bytes;
        if (source == null || (sources.size() >= MOST_SOURCES && !sources.containsKey(source))) {
            unnamed++;
        } else {
            sources.merge(source, 1L, Long::sum);
        }
    }

    /** A record that does not fit. */
    public void skipped(int partition) {
        part(partition).records++;
    }

    /** A record that the filter could not judge. */
    public void undecodable(int partition) {
        part(partition).records++;
        undecodable++;
    }

    /** All before this offset is read. */
    public void readTo(int partition, long position) {
        part(partition).position = position;
    }

    private Part part(int partition) {
        Part part = parts.get(partition);
        if (part == null) {
            throw new IllegalArgumentException("partition " + partition + " is not of the range");
        }
        return part;
    }

    /** Records read. */
    public long records() {
        return parts.values().stream().mapToLong(part -> part.records).sum();
    }

    /** Records that fit. */
    public long matching() {
        return parts.values().stream().mapToLong(part -> part.matching).sum();
    }

    /** Whether all of the range is read. */
    public boolean isAtEnd() {
        return parts.values().stream().allMatch(part -> part.position >= part.range.end());
    }

    /**
     * The result.
     *
     * @param gone offsets deleted by retention, by partition
     * @param rate records a second that would be written; null: as fast as it goes
     * @param seconds how long the reading took
     */
    public DryRun result(String targetTopic, Map<Integer, Long> gone, @Nullable Long rate, double seconds) {
        // partitions that were not begun are taken to be like the others
        long offsets =
                parts.values().stream().mapToLong(part -> part.range.offsets()).sum();
        long begun = parts.values().stream()
                .filter(part -> part.position > part.range.first())
                .mapToLong(part -> part.range.offsets())
                .sum();
        double elsewhere = begun == 0 ? 1 : (double) offsets / begun;
        List<DryRun.PartitionCount> partitions = new ArrayList<>();
        double records = 0;
        double matching = 0;
        double bytes = 0;
        double withoutRecord = 0;
        for (Part part : parts.values()) {
            double own = part.factor();
            double gaps = (part.position - part.range.first() - part.records) * own;
            partitions.add(new DryRun.PartitionCount(
                    part.range.partition(),
                    part.range.first(),
                    part.range.end(),
                    Math.round(part.records * own),
                    Math.round(part.matching * own),
                    Math.round(part.bytes * own),
                    gone.getOrDefault(part.range.partition(), 0L),
                    Math.round(gaps)));
            records += part.records * own * elsewhere;
            matching += part.matching * own * elsewhere;
            bytes += part.bytes * own * elsewhere;
            withoutRecord += gaps * elsewhere;
        }
        double share = matching() == 0 ? 1 : matching / matching();
        double readable = seconds <= 0 || records() == 0 ? 1 : records() / seconds;
        double estimated = Math.max(records / readable, rate == null ? 0 : matching / rate);
        return new DryRun(
                isAtEnd(),
                targetTopic,
                offsets,
                Math.round(records),
                Math.round(matching),
                Math.round(records() == 0 ? 0 : undecodable * records / records()),
                Math.round(bytes),
                gone.values().stream().mapToLong(Long::longValue).sum(),
                Math.round(withoutRecord),
                (long) Math.ceil(estimated),
                sources(share),
                partitions);
    }

    private List<DryRun.SourceCount> sources(double share) {
        List<DryRun.SourceCount> counts = new ArrayList<>();
        sources.forEach((source, count) -> counts.add(new DryRun.SourceCount(source, Math.round(count * share))));
        if (unnamed > 0) {
            counts.add(new DryRun.SourceCount(null, Math.round(unnamed * share)));
        }
        counts.sort(Comparator.comparingLong(DryRun.SourceCount::matching).reversed());
        return counts;
    }
}
