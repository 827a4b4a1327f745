package org.warta.replayer.replay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.warta.event.OffsetRange;
import org.warta.event.ReplayCounts;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;
import org.warta.event.ReplayFilter;
import org.warta.event.ReplayRequest;
import org.warta.schemas.wire.EventSchemas;

/** Makes the events of replays, and reads what they say. */
public final class ReplayEvents {
    static {
        // building an event copies its parts
        EventSchemas.trust();
    }

    /** Asked for as "from here to the end": events have no open ranges. */
    private static final long OPEN = Long.MAX_VALUE;

    private ReplayEvents() {}

    /** Somebody asks for a replay. */
    public static ReplayEvent requested(
            String id, String who, Instant at, ReplaySpec spec, FrozenRanges ranges, String targetTopic) {
        ReplayRange range = spec.from().range();
        ReplayRequest request = ReplayRequest.newBuilder()
                .setTopic(spec.from().topic())
                .setSince(millis(range.since()))
                .setUntil(millis(range.until()))
                .setOffsets(offsets(range))
                .setRanges(ranges.ranges().stream()
                        .map(frozen -> new OffsetRange(frozen.partition(), frozen.first(), frozen.end()))
                        .toList())
                .setFilter(filter(spec.filter()))
                .setTo(spec.to())
                .setTargetTopic(targetTopic)
                .setHold(spec.hold())
                .setRecordsPerSecond(spec.recordsPerSecond())
                .build();
        return event(ReplayEventKind.REQUESTED, id, who, at)
                .setWhy(spec.why())
                .setRequest(request)
                .build();
    }

    /** Somebody asks something of a replay: one of the kinds that need nothing but who and why. */
    public static ReplayEvent asked(ReplayEventKind kind, String id, String who, Instant at, @Nullable String why) {
        return event(kind, id, who, at).setWhy(why).build();
    }

    /** Somebody sets another rate; null: as fast as it goes. */
    public static ReplayEvent rateChanged(
            String id, String who, Instant at, @Nullable String why, @Nullable Long recordsPerSecond) {
        return event(ReplayEventKind.RATE_CHANGED, id, who, at)
                .setWhy(why)
                .setRecordsPerSecond(recordsPerSecond)
                .build();
    }

    /** An instance takes a replay up or puts it down. */
    public static ReplayEvent happened(
            ReplayEventKind kind,
            String id,
            String instance,
            Instant at,
            List<PartitionProgress> progress,
            @Nullable String reason) {
        return event(kind, id, instance, at)
                .setCounts(progress.stream().map(ReplayEvents::counts).toList())
                .setReason(reason)
                .build();
    }

    private static ReplayEvent.Builder event(ReplayEventKind kind, String id, String who, Instant at) {
        return ReplayEvent.newBuilder().setId(id).setKind(kind).setWho(who).setAt(at.truncatedTo(ChronoUnit.MILLIS));
    }

    static ReplaySpec spec(ReplayEvent requested) {
        ReplayRequest request = requested.getRequest();
        Map<Integer, ReplayRange.Offsets> offsets = new TreeMap<>();
        for (OffsetRange range : request.getOffsets()) {
            offsets.put(
                    range.getPartition(),
                    new ReplayRange.Offsets(range.getFirst(), range.getEnd() == OPEN ? null : range.getEnd()));
        }
        ReplayFilter filter = request.getFilter();
        return new ReplaySpec(
                new ReplaySpec.From(
                        request.getTopic(),
                        new ReplayRange(request.getSince(), request.getUntil(), offsets.isEmpty() ? null : offsets)),
                new RecordFilter(
                        filter.getSources(),
                        filter.getLanguages(),
                        filter.getMediaTopics(),
                        filter.getEntities(),
                        filter.getArticleIds(),
                        filter.getErrorClasses(),
                        filter.getHeaders()),
                request.getTo(),
                request.getHold(),
                request.getRecordsPerSecond(),
                requested.getWhy());
    }

    static FrozenRanges ranges(ReplayRequest request) {
        return new FrozenRanges(
                request.getTopic(),
                request.getRanges().stream()
                        .map(range -> new FrozenRange(range.getPartition(), range.getFirst(), range.getEnd()))
                        .toList());
    }

    static List<PartitionProgress> progress(ReplayEvent event) {
        return event.getCounts().stream()
                .map(counts -> new PartitionProgress(
                        counts.getPartition(),
                        counts.getPosition(),
                        counts.getRead(),
                        counts.getSent(),
                        counts.getSkipped(),
                        counts.getUndecodable(),
                        counts.getGone(),
                        counts.getBytes()))
                .toList();
    }

    private static ReplayCounts counts(PartitionProgress progress) {
        return new ReplayCounts(
                progress.partition(),
                progress.position(),
                progress.read(),
                progress.sent(),
                progress.skipped(),
                progress.undecodable(),
                progress.gone(),
                progress.bytes());
    }

    private static List<OffsetRange> offsets(ReplayRange range) {
        List<OffsetRange> offsets = new ArrayList<>();
        if (range.offsets() != null) {
            range.offsets()
                    .forEach((partition, asked) -> offsets.add(new OffsetRange(
                            partition,
                            asked.first() == null ? 0L : asked.first(),
                            asked.end() == null ? OPEN : asked.end())));
        }
        return offsets;
    }

    private static ReplayFilter filter(RecordFilter filter) {
        return ReplayFilter.newBuilder()
                .setSources(filter.sources())
                .setLanguages(filter.languages())
                .setMediaTopics(filter.mediaTopics())
                .setEntities(filter.entities())
                .setArticleIds(filter.articleIds())
                .setErrorClasses(filter.errorClasses())
                .setHeaders(filter.headers())
                .build();
    }

    private static @Nullable Instant millis(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }
}
