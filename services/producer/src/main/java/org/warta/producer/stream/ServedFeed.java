package org.warta.producer.stream;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.Lane;
import org.warta.event.LastPoll;
import org.warta.event.PollResult;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceRecord;
import org.warta.producer.fetch.Validators;
import org.warta.producer.intake.PackedMemory;
import org.warta.producer.intake.SourceMemory;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.producer.poll.FeedAnswer;
import org.warta.producer.poll.FeedPoller;
import org.warta.producer.poll.FeedRequest;
import org.warta.producer.poll.PageAnswer;
import org.warta.producer.poll.PollMemory;
import org.warta.producer.schedule.Poll;
import org.warta.producer.schedule.PollState;
import org.warta.producer.schedule.Schedule;
import org.warta.producer.schedule.ScheduleSettings;

/**
 * A feed, polled when it is due. While a poll is under way the session goes on with others; what came of it is published
 * together with the state of the poll.
 */
final class ServedFeed implements ServedSource {
    private static final Logger log = LoggerFactory.getLogger(ServedFeed.class);

    /** Longer explanations are of no use to anybody. */
    private static final int LONGEST_REASON = 500;

    /** How long a feed waits where pages of too many others are being fetched. */
    private static final Duration WHILE_PAGES_ARE_FETCHED = Duration.ofSeconds(30);

    private final Installation installation;
    private final Inbox inbox;
    private final PartitionSession session;
    private final Publisher publisher;
    private final ProducerLedger ledger;
    private final Clock clock;
    private SourceDefinition definition;
    private Schedule schedule;
    private PollMemory polls;
    private PackedMemory memory;
    private boolean underWay;
    private Instant notBefore = Instant.MIN;
    /** Which poll is under way: answers to those before are of an address that it had before. */
    private int round;

    ServedFeed(
            SourceDefinition definition,
            @Nullable PollMemory polls,
            SourceMemory memory,
            Installation installation,
            Inbox inbox,
            PartitionSession session,
            Publisher publisher,
            ProducerLedger ledger) {
        this.installation = installation;
        this.inbox = inbox;
        this.session = session;
        this.publisher = publisher;
        this.ledger = ledger;
        this.clock = installation.clock();
        this.definition = definition;
        this.schedule = schedule(definition);
        this.memory = PackedMemory.of(memory);
        this.polls = polls == null ? PollMemory.first(uri(definition), clock.instant()) : polls;
        redefine(definition);
        Instant due = due();
        if (due == null || due.isAfter(clock.instant())) {
            ledger.seen(id());
        }
    }

    @Override
    public SourceDefinition definition() {
        return definition;
    }

    @Override
    public void redefine(SourceDefinition changed) {
        definition = changed;
        schedule = schedule(changed);
        if (!polls.uri().equals(uri(changed))) {
            polls = PollMemory.first(uri(changed), clock.instant());
            underWay = false;
            round++;
        }
        if (changed.getPaused()) {
            ledger.seen(id());
        }
    }

    @Override
    public @Nullable Instant due() {
        if (underWay || definition.getPaused()) {
            return null;
        }
        Instant requested = definition.getPollRequestedAt();
        Instant polled = polls.state().polled();
        boolean isRequested = requested != null && (polled == null || requested.isAfter(polled));
        Instant due = isRequested ? requested : polls.state().next();
        return due != null && due.isBefore(notBefore) ? notBefore : due;
    }

    @Override
    public void serve() {
        underWay = true;
        int current = ++round;
        FeedRequest request = new FeedRequest(id(), polls.address(), polls.validators(), polls.bodyHash());
        installation.feeds().poll(request, new FeedPoller.Recipient() {
            @Override
            public void content(FeedAnswer.Content content) {
                inbox.deliver(inRound(current, () -> read(content)));
            }

            @Override
            public void other(FeedAnswer answer) {
                inbox.post(inRound(current, () -> took(answer)));
            }
        });
    }

    @Override
    public List<String> items() {
        return memory.unpack().names();
    }

    /** Does something in this session and while nothing else has begun; nothing otherwise. */
    private Consumer<PartitionSession> inRound(int current, Runnable task) {
        return running -> {
            if (running == session && current == round && running.serves(this)) {
                task.run();
                running.reschedule(this);
            }
        };
    }

    /** Publishes what a feed holds, after its pages have been fetched where that is wanted. */
    private void read(FeedAnswer.Content content) {
        FeedIntake intake = new FeedIntake(id(), memory.unpack(), content.reading(), clock);
        int current = round;
        List<FeedIntake.Entry> without = definition.getFetchPages() ? intake.unknown() : List.of();
        if (without.isEmpty()) {
            publish(content, intake, Map.of());
            return;
        }
        boolean begun = installation
                .feeds()
                .pages(
                        without.stream().map(FeedIntake.Entry::draft).toList(),
                        pages -> inbox.deliver(inRound(current, () -> {
                            Map<String, PageAnswer> byName = new HashMap<>();
                            for (int i = 0; i < pages.size(); i++) {
                                byName.put(without.get(i).name(), pages.get(i));
                            }
                            publish(content, new FeedIntake(id(), memory.unpack(), content.reading(), clock), byName);
                        })));
        if (!begun) {
            underWay = false;
            notBefore = clock.instant().plus(WHILE_PAGES_ARE_FETCHED);
        }
    }

    private void publish(FeedAnswer.Content content, FeedIntake intake, Map<String, PageAnswer> pages) {
        Lane lane = definition.getLane();
        FeedIntake.Tally tally = intake.take(definition.getFetchPages() ? pages : null, decision -> {
            publisher.batch().add(id(), lane, decision);
            if (!decision.articles().isEmpty()) {
                publisher.batch().afterCommit(() -> ledger.published(lane, decision));
            }
        });
        intake.forgotten().forEach(item -> publisher.batch().forget(SourceKey.item(id(), item)));
        memory = PackedMemory.of(intake.memory());
        boolean changed = tally.fresh() + tally.changed() > 0;
        LastPoll last = LastPoll.newBuilder()
                .setResult(changed ? PollResult.CHANGED : PollResult.UNCHANGED)
                .setReason(
                        tally.rejections().isEmpty()
                                ? null
                                : shortened(tally.rejections().get(0).getReason()))
                .setSeen(tally.seen())
                .setFresh(tally.fresh())
                .setChanged(tally.changed())
                .setUnchanged(tally.unchanged())
                .setRejected(tally.rejections().size())
                .build();
        Poll poll = new Poll.Answered(changed, content.rest(), content.movedTo());
        if (tally.complete()) {
            remember(after(poll), content.validators(), content.bodyHash(), last);
        } else {
            // asked without validators, and soon, it will send the rest
            PollState state = after(new Poll.Answered(changed, null, content.movedTo()));
            Instant soon = clock.instant().plus(settings(definition).shortest());
            remember(state.withNext(soon), null, PollMemory.NOT_READ, last);
        }
        publisher
                .batch()
                .afterCommit(() ->
                        ledger.polled(id(), tally.fresh() + tally.changed(), tally.unchanged(), tally.rejections()));
        seen();
    }

    private void took(FeedAnswer answer) {
        if (answer instanceof FeedAnswer.Same same) {
            LastPoll last = LastPoll.newBuilder()
                    .setResult(same.told() ? PollResult.NOT_MODIFIED : PollResult.UNCHANGED)
                    .build();
            remember(
                    after(new Poll.Answered(false, same.rest(), same.movedTo())),
                    same.validators(),
                    polls.bodyHash(),
                    last);
            seen();
        } else if (answer instanceof FeedAnswer.Failure failure) {
            failed(PollResult.FAILED, failure.reason(), new Poll.Failed(failure.retryAfter()));
        } else if (answer instanceof FeedAnswer.Gone) {
            failed(PollResult.GONE, "is gone for good (410): it is polled no more", new Poll.Gone());
        } else {
            throw new IllegalArgumentException("content comes otherwise: " + answer);
        }
    }

    private void failed(PollResult result, String reason, Poll poll) {
        LastPoll last = LastPoll.newBuilder()
                .setResult(result)
                .setReason(shortened(reason))
                .build();
        remember(after(poll), polls.validators(), polls.bodyHash(), last);
        URI address = polls.address();
        publisher.batch().afterCommit(() -> {
            if (ledger.unavailable(id(), address + " " + last.getReason())) {
                log.warn("Source {}: {} {}", id(), address, last.getReason());
            }
        });
    }

    private void seen() {
        publisher.batch().afterCommit(() -> ledger.seen(id()));
    }

    private PollState after(Poll poll) {
        PollState before = polls.state();
        Instant now = clock.instant();
        PollState after = schedule.after(
                before, poll, id(), now, ThreadLocalRandom.current().nextDouble());
        if (!Objects.equals(before.address(), after.address())) {
            log.info(
                    "Source {} is polled at {} from now on",
                    id(),
                    after.address() == null ? polls.uri() : after.address());
        }
        return after;
    }

    private void remember(PollState state, @Nullable Validators validators, ByteBuffer bodyHash, LastPoll last) {
        underWay = false;
        Instant now = clock.instant();
        polls = new PollMemory(polls.uri(), state, validators, bodyHash, last);
        publisher
                .batch()
                .add(
                        SourceKey.polls(id()),
                        SourceRecord.newBuilder().setPolls(polls.record(id())).build(),
                        now);
        boolean silent = schedule.isSilent(state, now);
        publisher.batch().afterCommit(() -> {
            if (ledger.silent(id(), silent) && silent) {
                log.warn("Source {} has had nothing new since {}, far longer than its habit", id(), state.changed());
            }
        });
    }

    private Schedule schedule(SourceDefinition of) {
        return new Schedule(settings(of));
    }

    private ScheduleSettings settings(SourceDefinition of) {
        return installation.schedule().within(of.getShortestMillis(), of.getLongestMillis());
    }

    private static String uri(SourceDefinition definition) {
        return Objects.requireNonNull(definition.getUri(), "a feed has an address");
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
