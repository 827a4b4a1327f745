package org.warta.replayer.deadletter.stream;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.warta.event.LetterRange;
import org.warta.event.RedriveRequest;
import org.warta.event.ReplayEvent;
import org.warta.event.ReplayEventKind;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.deadletter.Decision;
import org.warta.replayer.deadletter.EditedValue;
import org.warta.replayer.deadletter.Fate;
import org.warta.replayer.deadletter.Letter;
import org.warta.replayer.deadletter.LetterAddress;
import org.warta.replayer.deadletter.LetterFilter;
import org.warta.replayer.deadletter.LetterGroup;
import org.warta.replayer.deadletter.LetterIndex;
import org.warta.replayer.deadletter.LetterState;
import org.warta.replayer.deadletter.RedriveBook;
import org.warta.replayer.deadletter.RedriveStatus;
import org.warta.replayer.deadletter.RedriveTask;
import org.warta.replayer.replay.RefusedException;
import org.warta.replayer.stream.ReplayLog;
import org.warta.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;

/** All that an operator can see of dead letters and do with them. Safe for use by many threads. */
public final class DeadLetters {
    /** How often a redrive that another instance fenced is tried again. */
    private static final int MOST_TRIES = 5;

    private static final long LONGEST_PAUSE_MILLIS = 300;

    /** What a record takes besides its value, generously. */
    private static final int HEADER_BYTES = 64 * 1024;

    private final KafkaClients clients;
    private final ReplayLog replays;
    private final LetterIndex index;
    private final LetterFollower follower;
    private final RedriveBook book;
    private final Redriver redriver;
    private final LetterValues values;
    private final DryRun dryRun;
    private final Map<String, String> groups;
    private final Clock clock;

    DeadLetters(
            KafkaClients clients,
            ReplayLog replays,
            LetterIndex index,
            LetterFollower follower,
            RedriveBook book,
            Redriver redriver,
            LetterValues values,
            DryRun dryRun,
            Map<String, String> groups,
            Clock clock) {
        this.clients = clients;
        this.replays = replays;
        this.index = index;
        this.follower = follower;
        this.book = book;
        this.redriver = redriver;
        this.values = values;
        this.dryRun = dryRun;
        this.groups = Map.copyOf(groups);
        this.clock = clock;
    }

    /**
     * How far the lists reach.
     *
     * @param complete whether all that was there at the start has been read, as far as the index reaches
     */
    public record Reach(LetterIndex.Reach index, boolean complete) {}

    /**
     * One letter.
     *
     * @param event what its value says; null where that cannot be decoded, or where there is none
     * @param problem why it cannot be decoded; null where it can, or where there is none
     */
    public record Found(
            Letter letter,
            @Nullable SpecificRecord event,
            @Nullable String problem,
            Fate fate) {}

    public Reach reach() {
        return new Reach(index.reach(), follower.isRead() && replays.isRead());
    }

    /** The groups of the letters that fit, counted in hours or days. */
    public List<LetterGroup> groups(LetterFilter filter, ChronoUnit bucket) {
        return index.groups(filter, bucket);
    }

    /** The latest letters that fit; see {@link LetterIndex#letters}. */
    public List<LetterIndex.Listed> letters(
            LetterFilter filter, @Nullable LetterState state, LetterIndex.@Nullable Position before, int limit) {
        return index.letters(filter, state, before, limit);
    }

    /** The letter that stands there, however old; empty when none does, or no longer. */
    public Optional<Found> find(LetterAddress address) {
        return read(address).map(letter -> {
            LetterValues.Decoded decoded = values.decode(letter);
            return new Found(letter, decoded.event(), decoded.problem(), index.fate(address));
        });
    }

    private Optional<Letter> read(LetterAddress address) {
        try (LetterReader reader = new LetterReader(clients)) {
            return reader.find(address);
        }
    }

    /** What an operator asks of one letter. */
    public record Single(
            LetterAddress address,
            String who,
            @Nullable String why,
            boolean again,
            @Nullable JsonNode value) {}

    /**
     * Redrives one letter, or tells what that would do.
     *
     * @return what became of it, with the redrive's id; empty when there is no such letter
     * @throws RefusedException when the edited value has faults
     * @throws UncertainRedriveException when it is not known whether it was redriven
     * @throws KafkaException when Kafka does not answer, and nothing was done
     */
    public Optional<RedrivenOne> redrive(Single single, boolean dry) throws InterruptedException {
        replays.checkRead();
        checkHome(single.address().topic());
        Optional<Letter> letter = read(single.address());
        if (letter.isEmpty()) {
            return Optional.empty();
        }
        EditedValue edited = single.value() == null ? null : edited(single.value(), single.address());
        Order order = new Order(
                RedriveIds.next(clock),
                single.who(),
                single.why(),
                single.again(),
                List.of(letter.get()),
                edited,
                List.of(),
                Map.of());
        try (LaterVersions later = new LaterVersions(clients, values)) {
            watch(letter.get(), edited, later);
            Outcome outcome = dry ? redriver.decide(letter.get(), single.again(), edited, later) : send(order, later);
            return Optional.of(new RedrivenOne(
                    outcome.target() == null ? null : order.id(), outcome, edited == null ? null : edited.key()));
        }
    }

    private EditedValue edited(JsonNode value, LetterAddress address) {
        EditedValue edited = EditedValue.of(value, address.origin(), Instant.now(clock));
        byte[] bytes = clients.serializer().serialize(Decision.home(address), edited.event());
        int most = Topics.MAX_MESSAGE_BYTES - HEADER_BYTES;
        if (bytes != null && bytes.length > most) {
            throw new RefusedException(
                    "#", "The event takes " + bytes.length + " bytes, but may take " + most + ": shorten its texts.");
        }
        return edited;
    }

    /**
     * What became of a letter that was redriven alone.
     *
     * @param redrive the redrive's id; null when it was not sent
     * @param key the key of the edited value; null when it was not edited
     */
    public record RedrivenOne(
            @Nullable String redrive,
            Outcome outcome,
            @Nullable String key) {}

    private static void watch(Letter letter, @Nullable EditedValue edited, LaterVersions later) {
        if (letter.address().origin().equals(Topics.ARTICLES.name())) {
            if (edited == null) {
                later.watch(List.of(letter));
            } else {
                later.watch(edited.key(), letter);
            }
        }
    }

    private Outcome send(Order order, LaterVersions later) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return redriver.send(order, later).get(0);
            } catch (KafkaException fenced) {
                if (tries == MOST_TRIES) {
                    throw new UncertainRedriveException(fenced);
                }
                // two instances that fence each other must not go on doing so in step
                Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS) * tries);
            }
        }
    }

    /** What a redrive of all letters that fit would do. */
    public DryRun.Result dryRun(LetterFilter filter, boolean again) {
        replays.checkRead();
        check(filter);
        return dryRun.of(filter, again);
    }

    /**
     * Begins to redrive all letters that fit and stand there now; it goes on by itself.
     *
     * @throws RefusedException when there are none
     */
    public RedriveTask start(LetterFilter filter, boolean again, String who, @Nullable String why) {
        replays.checkRead();
        check(filter);
        List<LetterRange> ranges;
        try (LetterReader reader = new LetterReader(clients)) {
            ranges = reader.ranges(filter).stream()
                    .filter(range -> Decision.hasHome(range.getTopic()))
                    .toList();
        }
        if (ranges.isEmpty() || !dryRun.fitsAny(filter, ranges)) {
            throw new RefusedException("#/filter", "No letter fits this filter, so nothing was begun: loosen it.");
        }
        ReplayEvent request = event(RedriveIds.next(clock), ReplayEventKind.REDRIVE_REQUESTED, who, why)
                .setRedriveRequest(new RedriveRequest(FilterJson.write(filter), again, ranges))
                .build();
        replays.put(request);
        return book.task(request.getId()).orElseThrow();
    }

    /** Asks a redrive to end; empty when there is no such redrive. One that has ended stays as it is. */
    public Optional<RedriveTask> cancel(String id, String who, @Nullable String why) {
        Optional<RedriveTask> task = book.task(id);
        if (task.isPresent() && task.get().status() == RedriveStatus.RUNNING) {
            replays.put(event(id, ReplayEventKind.REDRIVE_CANCEL_REQUESTED, who, why)
                    .build());
        }
        return book.task(id);
    }

    private ReplayEvent.Builder event(String id, ReplayEventKind kind, String who, @Nullable String why) {
        return ReplayEvent.newBuilder()
                .setId(id)
                .setKind(kind)
                .setAt(Instant.now(clock).truncatedTo(ChronoUnit.MILLIS))
                .setWho(who)
                .setWhy(why);
    }

    /** Every redrive, the latest first. */
    public List<RedriveTask> redrives() {
        replays.checkRead();
        return book.all();
    }

    /** The redrive with this id. */
    public Optional<RedriveTask> redrive(String id) {
        replays.checkRead();
        return book.task(id);
    }

    /** The consumer groups that a redrive waits for; none when it has ended, or has sent nothing yet. */
    public List<String> waitsFor(RedriveTask task) {
        return task.isEnded()
                ? List.of()
                : task.sent().stream()
                        .map(letter -> groups.getOrDefault(letter.getTargetTopic(), ""))
                        .filter(group -> !group.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static void check(LetterFilter filter) {
        if (filter.topic() != null) {
            checkHome(filter.topic());
        }
        if (filter.since() != null && filter.until() != null && !filter.since().isBefore(filter.until())) {
            throw new RefusedException(
                    "#/filter/until", "No letter is from before until and not before since: swap them.");
        }
    }

    private static void checkHome(String topic) {
        if (!LetterAddress.isTopic(topic) || !Decision.hasHome(topic)) {
            throw new RefusedException(
                    "#/filter/topic",
                    "Letters of " + topic + " are not redriven: no service of Warta reads that topic.");
        }
    }
}
