package org.warta.replayer.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.pipeline.AlarmBook.Finding;
import org.warta.replayer.pipeline.AlarmBook.Observation;
import org.warta.replayer.pipeline.LegStatus.PartitionStatus;
import org.warta.replayer.pipeline.Look.LegLook;
import org.warta.replayer.pipeline.Position.Oldest;
import org.warta.replayer.pipeline.Rates.Offsets;
import org.warta.replayer.pipeline.Rates.Place;
import org.warta.replayer.pipeline.Rates.Rate;

/** Makes the pipeline's status of what is seen, and raises alarms. For one thread that looks and many that ask. */
public final class Pipeline {
    private static final int MOST_SOURCES = 1_000;
    private static final String PARKED = "-parked";

    private final List<Leg> legs;
    private final Thresholds thresholds;
    private final LetterBook letters;
    private final SourceBook sources;
    private final Rates rates = new Rates();
    private final Histories histories = new Histories();
    private final AlarmBook alarms;
    private List<Observation> observations = List.of();
    private volatile PipelineStatus status = PipelineStatus.NONE;

    /** @param changes is told of each alarm when it is raised, and when it is over */
    public Pipeline(
            List<Leg> legs, Thresholds thresholds, LetterBook letters, SourceBook sources, Consumer<Alarm> changes) {
        this.legs = List.copyOf(legs);
        this.thresholds = thresholds;
        this.letters = letters;
        this.sources = sources;
        this.alarms = new AlarmBook(thresholds.raiseAfter(), thresholds.clearAfter(), changes);
    }

    /** How it is; never waits. */
    public PipelineStatus status() {
        return status;
    }

    /** Something was seen. */
    public void saw(Look look) {
        rates.add(look.at(), offsets(look));
        List<LegStatus> now = new ArrayList<>();
        Map<Leg, Histories.Point> points = new HashMap<>();
        for (Leg leg : legs) {
            LegStatus seen = leg(leg, look.legs().getOrDefault(leg, new LegLook(0, List.of())), look.at());
            Double age = seen.ageSeconds();
            points.put(
                    leg,
                    new Histories.Point(
                            seen.lag(), age == null ? -1 : age, seen.arrivingPerSecond(), seen.processedPerSecond()));
            now.add(seen);
        }
        List<Instant> times = histories.times();
        histories.add(look.at(), points);
        List<LetterStatus> letterCounts = letters(look);
        List<SourceStatus> allSources = sources.all(thresholds, look.at());
        observations = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            observations.add(late(legs.get(i), now.get(i)));
        }
        letterCounts.stream()
                .filter(topic -> !topic.topic().endsWith(PARKED)) // somebody parked them
                .forEach(topic -> observations.add(growing(topic)));
        allSources.forEach(source -> observations.add(silent(source)));
        observations.add(new Observation(Alarm.Kind.BLIND, "kafka", Finding.WELL, ""));
        alarms.observe(observations, look.at());
        status = new PipelineStatus(
                look.at(),
                null,
                alarms.raised(),
                alarms.over(),
                now,
                letterCounts,
                allSources.stream().limit(MOST_SOURCES).toList(),
                counts(allSources),
                times);
    }

    /** Nothing can be seen: what was bad or well stays so, and that itself becomes an alarm. */
    public void blind(Instant now, String why) {
        List<Observation> kept = new ArrayList<>();
        observations.stream()
                .filter(observation -> observation.kind() != Alarm.Kind.BLIND)
                .map(observation -> new Observation(
                        observation.kind(), observation.subject(), Finding.NEITHER, observation.message()))
                .forEach(kept::add);
        kept.add(new Observation(
                Alarm.Kind.BLIND, "kafka", Finding.BAD, "Kafka does not answer, so nothing is known: " + why));
        alarms.observe(kept, now);
        PipelineStatus last = status;
        status = new PipelineStatus(
                last.at(),
                why,
                alarms.raised(),
                alarms.over(),
                last.legs(),
                last.letters(),
                last.sources(),
                last.sourceCounts(),
                last.history());
    }

    private static Map<Place, Offsets> offsets(Look look) {
        Map<Place, Offsets> offsets = new HashMap<>();
        look.legs()
                .forEach((leg, seen) -> seen.positions()
                        .forEach(position -> offsets.put(
                                new Place(leg.topic(), position.partition()),
                                new Offsets(position.committed(), position.end()))));
        return offsets;
    }

    private LegStatus leg(Leg leg, LegLook seen, Instant now) {
        List<PartitionStatus> partitions = new ArrayList<>();
        long lag = 0;
        double arriving = 0;
        double processed = 0;
        for (Position position : seen.positions()) {
            Rate rate = rates.of(new Place(leg.topic(), position.partition()));
            partitions.add(new PartitionStatus(
                    position.partition(),
                    position.committed(),
                    position.end(),
                    position.lag(),
                    age(position.oldest(), now),
                    rate.arriving(),
                    rate.processed()));
            lag += position.lag();
            arriving += rate.arriving();
            processed += rate.processed();
        }
        return new LegStatus(
                leg.service(),
                leg.lane(),
                leg.group(),
                leg.topic(),
                seen.members(),
                lag,
                oldest(partitions),
                arriving,
                processed,
                lag > 0 && processed > arriving ? (Long) Math.round(lag / (processed - arriving)) : null,
                StageLatency.slowest(
                        seen.positions().stream().map(Position::report).toList()),
                partitions,
                histories.of(leg));
    }

    private static @Nullable Double age(Oldest oldest, Instant now) {
        Instant at = oldest.at();
        if (at == null) {
            return oldest.isKnown() ? (Double) 0.0 : null;
        }
        return Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
    }

    /** Of the partition whose record has waited longest; null when that of one that waits is not known. */
    private static @Nullable Double oldest(List<PartitionStatus> partitions) {
        double oldest = 0;
        for (PartitionStatus partition : partitions) {
            Double age = partition.ageSeconds();
            if (age == null) {
                return null;
            }
            oldest = Math.max(oldest, age);
        }
        return oldest;
    }

    private Observation late(Leg leg, LegStatus seen) {
        double late = (leg.isLive() ? thresholds.liveLate() : thresholds.backfillLate()).toMillis() / 1000.0;
        Double age = seen.ageSeconds();
        Finding finding = Finding.NEITHER;
        if (age != null && age > late) {
            finding = Finding.BAD;
        } else if (age != null && age <= late / 2) {
            finding = Finding.WELL;
        }
        String message = "The " + leg.service() + " is late: an article of " + leg.topic() + " has waited for "
                + Duration.ofSeconds(age == null ? 0 : Math.round(age)) + ", and " + seen.lag() + " wait"
                + (seen.members() == 0 ? ". Nobody takes part in group " + leg.group() : "");
        return new Observation(Alarm.Kind.LATE, leg.group(), finding, message);
    }

    private List<LetterStatus> letters(Look look) {
        Map<String, Long> sorted = new TreeMap<>(look.letters());
        Instant recently = look.at().minus(thresholds.lettersWithin());
        Instant dayBefore = look.at().minus(LetterBook.MEMORY);
        return sorted.entrySet().stream()
                .map(topic -> new LetterStatus(
                        topic.getKey(),
                        topic.getValue(),
                        letters.since(topic.getKey(), recently),
                        letters.since(topic.getKey(), dayBefore),
                        letters.last(topic.getKey())))
                .toList();
    }

    private Observation growing(LetterStatus topic) {
        Finding finding = Finding.NEITHER;
        if (topic.recent() >= thresholds.letters()) {
            finding = Finding.BAD;
        } else if (topic.recent() == 0) {
            finding = Finding.WELL;
        }
        return new Observation(
                Alarm.Kind.LETTERS,
                topic.topic(),
                finding,
                topic.recent() + " dead letters came into " + topic.topic() + " within " + thresholds.lettersWithin());
    }

    private static Observation silent(SourceStatus source) {
        return new Observation(
                Alarm.Kind.SILENT,
                source.id(),
                source.silent() ? Finding.BAD : Finding.WELL,
                "Source " + source.id() + " has had nothing new since " + source.changedAt() + ", its habit is "
                        + source.habitSeconds() + " s");
    }

    private static Map<String, Integer> counts(List<SourceStatus> sources) {
        Map<String, Integer> counts = new TreeMap<>();
        for (SourceStatus source : sources) {
            counts.merge(source.status(), 1, Integer::sum);
            counts.merge("silent", source.silent() ? 1 : 0, Integer::sum);
        }
        return counts;
    }
}
