package org.warta.replayer.stream;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.kafka.TopicsProperties;
import org.warta.replayer.replay.Destination;
import org.warta.replayer.replay.DryRun;
import org.warta.replayer.replay.Fault;
import org.warta.replayer.replay.FrozenRange;
import org.warta.replayer.replay.PartitionProgress;
import org.warta.replayer.replay.RefusedException;
import org.warta.replayer.replay.Replay;
import org.warta.replayer.replay.ReplayEvents;
import org.warta.replayer.replay.ReplayProgress;
import org.warta.replayer.replay.ReplayRules;
import org.warta.replayer.replay.ReplaySpec;
import org.warta.replayer.replay.ReplayStatus;

/**
 * What operators ask of replays. Whichever instance is asked, the one that carries the replay out obeys, within a second.
 * For many threads.
 */
public final class Replays implements AutoCloseable {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int ID_LETTERS = 6;

    private final ReplayLog log;
    private final RangeResolver ranges;
    private final RangeSurvey survey;
    private final TargetTopics targets;
    private final Admin admin;
    private final SecureRandom random = new SecureRandom();

    public Replays(
            ReplaySettings settings,
            KafkaClients clients,
            ReplayLog log,
            RangeResolver ranges,
            TopicsProperties topics) {
        this.log = log;
        this.ranges = ranges;
        this.survey = new RangeSurvey(clients, settings);
        this.targets = new TargetTopics(clients, topics);
        this.admin = clients.admin();
    }

    /**
     * What the replay would do.
     *
     * @throws RefusedException when it would be refused
     */
    public DryRun dryRun(ReplaySpec spec) {
        Destination destination = check(spec);
        return survey.dryRun(spec, resolve(spec), destination.topic());
    }

    /**
     * Starts a replay: returns when it stands in the log, so that it will be carried out whatever happens.
     *
     * @param who for the audit
     * @throws RefusedException when it may not be done, or would do nothing; then nothing was begun
     * @throws KafkaUnavailableException when it is not known whether it was begun
     */
    public Replay start(ReplaySpec spec, String who) {
        log.checkRead();
        Destination destination = check(spec);
        RangeResolver.Resolved resolved = resolve(spec);
        if (survey.isInVain(spec, resolved.ranges())) {
            throw spec.filter().fitsAll()
                    ? new RefusedException("#/from/range", "The range holds no record.")
                    : new RefusedException("#/filter", "No record of the range fits the filter.");
        }
        targets.provide(destination, spec.from().topic());
        Instant now = Instant.now();
        String id = id(now);
        log.put(ReplayEvents.requested(id, who, now, spec, resolved.ranges(), destination.topic()));
        return find(id).orElseThrow();
    }

    private Destination check(ReplaySpec spec) {
        List<Fault> faults = ReplayRules.faults(spec);
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
        return Destination.of(spec.to()).orElseThrow();
    }

    private RangeResolver.Resolved resolve(ReplaySpec spec) {
        RangeResolver.Resolved resolved =
                ranges.resolve(spec.from().topic(), spec.from().range());
        if (resolved.ranges().isEmpty()) {
            long gone =
                    resolved.gone().values().stream().mapToLong(Long::longValue).sum();
            throw new RefusedException(
                    "#/from/range",
                    "The range is empty: `" + spec.from().topic() + "` has no record in it"
                            + (gone > 0 ? " any more, retention has deleted them." : "."));
        }
        return resolved;
    }

    /** Every replay, the latest first. */
    public List<Replay> all() {
        log.checkRead();
        return log.all();
    }

    /** The replay with this id. */
    public Optional<Replay> find(String id) {
        log.checkRead();
        return log.find(id);
    }

    /**
     * Asks a replay to pause, to resume or to end.
     *
     * @param why null: nothing is said
     * @throws IllegalStateException when it has ended, or does already what is asked
     */
    public Replay ask(Replay replay, ReplayEventKind kind, String who, @Nullable String why) {
        ReplayStatus status = replay.status();
        boolean possible = switch (kind) {
            case PAUSE_REQUESTED -> status == ReplayStatus.QUEUED || status == ReplayStatus.RUNNING;
            case RESUME_REQUESTED -> status == ReplayStatus.PAUSED || status == ReplayStatus.PAUSING;
            case CANCEL_REQUESTED -> !status.isFinal() && status != ReplayStatus.CANCELING;
            default -> throw new IllegalArgumentException("nobody asks for " + kind);
        };
        if (!possible) {
            throw new IllegalStateException("The replay is " + status.name().toLowerCase(Locale.ROOT) + ".");
        }
        return put(ReplayEvents.asked(kind, replay.id(), who, Instant.now(), why));
    }

    /**
     * Sets another rate; it holds within a second.
     *
     * @param recordsPerSecond null: as fast as it goes
     * @throws RefusedException when it is no rate
     * @throws IllegalStateException when the replay has ended
     */
    public Replay setRate(Replay replay, @Nullable Long recordsPerSecond, String who, @Nullable String why) {
        List<Fault> faults = ReplayRules.faults(recordsPerSecond);
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
        if (replay.end() != null) {
            throw new IllegalStateException(
                    "The replay is " + replay.status().name().toLowerCase(Locale.ROOT) + ".");
        }
        return put(ReplayEvents.rateChanged(replay.id(), who, Instant.now(), why, recordsPerSecond));
    }

    private Replay put(ReplayEvent event) {
        log.put(event);
        return find(event.getId()).orElseThrow();
    }

    /**
     * How far a replay is: as of its last transaction, or for one that has ended as its last event says.
     *
     * @throws KafkaUnavailableException when Kafka does not answer
     */
    public ReplayProgress progress(Replay replay) {
        if (replay.end() != null) {
            return ReplayProgress.of(replay.ranges(), complete(replay, Map.of()), null);
        }
        try {
            ReplayPositions.Committed committed = ReplayPositions.read(admin, replay.id(), replay.ranges());
            return ReplayProgress.of(
                    replay.ranges(),
                    complete(replay, committed.partitions()),
                    replay.status() == ReplayStatus.RUNNING ? committed.pace() : null);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("the replayer is stopping");
        } catch (ReplayFailedException unreadable) {
            return ReplayProgress.of(replay.ranges(), complete(replay, Map.of()), null);
        }
    }

    /** Every partition: as committed, else as the last event says, else at its beginning. */
    private static List<PartitionProgress> complete(Replay replay, Map<Integer, PartitionProgress> committed) {
        List<PartitionProgress> all = new ArrayList<>();
        for (FrozenRange range : replay.ranges().ranges()) {
            PartitionProgress known = committed.get(range.partition());
            if (known == null) {
                known = replay.progress().stream()
                        .filter(told -> told.partition() == range.partition())
                        .findFirst()
                        .orElse(new PartitionProgress(range.partition(), range.first(), 0, 0, 0, 0, 0, 0));
            }
            all.add(known);
        }
        return all;
    }

    /** When it was asked for, for people, and letters that tell it from others of that second. */
    private String id(Instant now) {
        StringBuilder id = new StringBuilder(DAY_AND_TIME.format(now)).append('-');
        for (int i = 0; i < ID_LETTERS; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    @Override
    public void close() {
        admin.close();
    }
}
