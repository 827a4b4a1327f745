package org.warta.replayer.stream;

import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.replay.DryRun;
import org.warta.replayer.replay.DryRunCount;
import org.warta.replayer.replay.FrozenRanges;
import org.warta.replayer.replay.ReplaySpec;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.UndecodableEventException;

/** Reads ranges to see what a replay of them would do; within a bound of records and of time. */
final class RangeSurvey {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final double NANOS = 1e9;

    private final KafkaClients clients;
    private final ReplaySettings settings;
    private final EventDeserializer<SpecificRecord> deserializer;

    RangeSurvey(KafkaClients clients, ReplaySettings settings) {
        this.clients = clients;
        this.settings = settings;
        this.deserializer = clients.deserializer(SpecificRecord.class);
    }

    /** Counts what would be written. */
    DryRun dryRun(ReplaySpec spec, RangeResolver.Resolved resolved, String targetTopic) {
        long began = System.nanoTime();
        DryRunCount count = count(spec, resolved.ranges(), false);
        double seconds = (System.nanoTime() - began) / NANOS;
        return count.result(targetTopic, resolved.gone(), spec.recordsPerSecond(), seconds);
    }

    /** Whether not one record would be written; false where that would take too long to find out. */
    boolean isInVain(ReplaySpec spec, FrozenRanges ranges) {
        DryRunCount count = count(spec, ranges, true);
        return count.matching() == 0 && count.isAtEnd();
    }

    private DryRunCount count(ReplaySpec spec, FrozenRanges ranges, boolean onlyFirst) {
        RecordJudge judge = new RecordJudge(spec.filter());
        DryRunCount count = new DryRunCount(ranges);
        long deadline = System.nanoTime() + settings.dryRunTime().toNanos();
        try (RangeReader reader = new RangeReader(clients, ranges)) {
            while (!reader.isAtEnd()
                    && System.nanoTime() < deadline
                    && count.records() < settings.dryRunRecords()
                    && (!onlyFirst || count.matching() == 0)) {
                List<ConsumerRecord<byte[], byte[]>> records = reader.poll(POLL);
                records.forEach(record -> take(record, judge, count));
                reader.positions().forEach(count::readTo);
            }
        }
        return count;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, RecordJudge judge, DryRunCount count) {
        Candidate candidate = new Candidate(record, deserializer);
        switch (judge.judge(candidate)) {
            case FITS -> count.matching(record.partition(), source(candidate), size(record));
            case FITS_NOT -> count.skipped(record.partition());
            case UNDECODABLE -> count.undecodable(record.partition());
        }
    }

    private static @Nullable String source(Candidate candidate) {
        try {
            Article article = candidate.article();
            return article == null ? null : article.getSource().getId();
        } catch (UndecodableEventException unknown) {
            return null;
        }
    }

    /** Bytes of key, value and headers. */
    static long size(ConsumerRecord<byte[], byte[]> record) {
        long size = (long) Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        for (Header header : record.headers()) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }
}
