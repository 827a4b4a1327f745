package org.warta.producer.http;

import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.SourceState;
import org.warta.producer.format.Reading;
import org.warta.producer.intake.Decision;
import org.warta.producer.push.Fault;
import org.warta.producer.push.Outcome;
import org.warta.producer.push.Submission;
import org.warta.producer.source.Item;
import org.warta.producer.stream.BusyException;
import org.warta.producer.stream.NotOwnerException;
import org.warta.producer.stream.SessionTask;
import org.warta.producer.stream.SourceCoordinator;
import org.warta.producer.stream.SourceSession;

/**
 * Hands submissions to the threads that own their partitions, here or at another instance. What it promises is done when
 * the Kafka transaction with it has committed, and not before.
 */
final class Submitter {
    static final String KEY_REUSED = "the Idempotency-Key came with another request before: give each its own";

    private static final Logger log = LoggerFactory.getLogger(Submitter.class);
    private static final Duration BUSY_PAUSE = Duration.ofMillis(2);
    static final String UNCERTAIN =
            "Kafka does not confirm now. It is not known whether the article is published: sending it again is safe";

    private final SourceCoordinator coordinator;
    private final Shards shards;
    private final Forwarder forwarder;
    private final HttpProperties properties;
    private final Clock clock;

    Submitter(
            SourceCoordinator coordinator, Shards shards, Forwarder forwarder, HttpProperties properties, Clock clock) {
        this.coordinator = coordinator;
        this.shards = shards;
        this.forwarder = forwarder;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Publishes submissions: those of one article in their order. Never fails; the outcomes say what did.
     *
     * @param order of one request, for all that it submits
     * @param patience how long to wait for a place in the queue
     */
    List<CompletableFuture<Outcome>> submit(
            List<Submission> submissions, Sender sender, @Nullable IdempotencyKey key, Order order, Duration patience) {
        Map<Integer, List<Integer>> byPartition = new LinkedHashMap<>();
        for (int i = 0; i < submissions.size(); i++) {
            byPartition
                    .computeIfAbsent(shards.partition(submissions.get(i).id()), none -> new ArrayList<>())
                    .add(i);
        }
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        submissions.forEach(submission -> outcomes.add(new CompletableFuture<>()));
        byPartition.forEach((partition, places) -> {
            List<Submission> group = places.stream().map(submissions::get).toList();
            CompletableFuture<?> unusedAsItNeverFails = publish(partition, group, sender, key, order, patience)
                    .thenAccept(results -> {
                        for (int i = 0; i < places.size(); i++) {
                            outcomes.get(places.get(i)).complete(results.get(i));
                        }
                    });
        });
        return outcomes;
    }

    /** Retracts an article that was submitted; empty where no such one is known. Never fails. */
    CompletableFuture<Optional<Outcome>> retract(String articleId, Sender sender) {
        int partition = shards.partition(articleId);
        Context caller = Context.current();
        SessionTask<Optional<Outcome>> task = inTraceOf(caller, session -> {
            SourceState state = session.state(shards.sourceId(partition), articleId);
            return state == null || state.getArticles().isEmpty()
                    ? Optional.empty()
                    : Optional.of(take(
                            session,
                            partition,
                            Submission.retraction(state.getArticles().get(0).getUri(), sender.sourceId()),
                            null));
        });
        return coordinator
                .inSession(partition, task)
                .exceptionallyCompose(failure -> cause(failure) instanceof NotOwnerException
                        ? caller.wrapSupplier(() -> forwarder.retract(partition, articleId, sender))
                                .get()
                        : CompletableFuture.completedFuture(Optional.of(failed(null, failure))));
    }

    /** Waits for an outcome, for as long as Kafka may take. */
    <T> T await(CompletableFuture<T> outcome) {
        try {
            return outcome.get(properties.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw ProblemException.unavailable(UNCERTAIN + ".");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("outcomes never fail", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The producer is stopping. " + UNCERTAIN + ".");
        }
    }

    private CompletableFuture<List<Outcome>> publish(
            int partition,
            List<Submission> group,
            Sender sender,
            @Nullable IdempotencyKey key,
            Order order,
            Duration patience) {
        Context caller = Context.current();
        SessionTask<List<Outcome>> task = inTraceOf(
                caller,
                session -> group.stream()
                        .map(submission -> take(session, partition, submission, key))
                        .toList());
        long deadline = System.nanoTime() + patience.toNanos();
        CompletableFuture<List<Outcome>> done = coordinator.inSession(partition, task);
        while (isBusy(done) && deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(BUSY_PAUSE.toNanos());
            done = coordinator.inSession(partition, task);
        }
        return done.exceptionallyCompose(failure -> cause(failure) instanceof NotOwnerException
                        ? order.after(
                                partition, caller.wrapSupplier(() -> forwarder.submit(partition, group, sender, key)))
                        : CompletableFuture.failedFuture(cause(failure)))
                .exceptionally(failure -> group.stream()
                        .map(submission -> failed(submission, failure))
                        .toList());
    }

    /** For the thread that owns the partition. */
    private Outcome take(SourceSession session, int partition, Submission submission, @Nullable IdempotencyKey key) {
        String sourceId = shards.sourceId(partition);
        Instant now = clock.instant();
        SourceState used = key == null ? null : session.state(sourceId, key.item());
        if (key != null
                && used != null
                && used.getReadAt().plus(properties.idempotencyTtl()).isAfter(now)) {
            return used.getContentHash().equals(key.payload())
                    ? Outcome.unchanged(submission, version(session, sourceId, submission))
                    : Outcome.rejected(List.of(new Fault(null, null, KEY_REUSED)), submission);
        }
        Decision decision = session.take(sourceId, submission.item(now));
        if (!decision.rejections().isEmpty()) {
            return Outcome.rejected(
                    decision.rejections().stream()
                            .map(rejection -> new Fault(null, null, rejection.getReason()))
                            .toList(),
                    submission);
        }
        if (key != null) {
            session.take(sourceId, remembered(key, now));
        }
        return decision.articles().isEmpty()
                ? Outcome.unchanged(submission, version(session, sourceId, submission))
                : Outcome.accepted(submission, decision.articles().get(0).getVersion());
    }

    /** A key is remembered as an item without articles, in one transaction with the article that came with it. */
    private static Item remembered(IdempotencyKey key, Instant now) {
        return new Item(key.item(), key.payload(), now, () -> new Reading(List.of(), List.of()));
    }

    private static long version(SourceSession session, String sourceId, Submission submission) {
        SourceState state = session.state(sourceId, submission.id());
        return state == null || state.getArticles().isEmpty()
                ? 0
                : state.getArticles().get(0).getVersion();
    }

    /** The articles go on with the trace of the request that they came with. */
    private static <T> SessionTask<T> inTraceOf(Context caller, SessionTask<T> task) {
        return caller.wrapFunction(task::run)::apply;
    }

    private static boolean isBusy(CompletableFuture<?> done) {
        return done.isCompletedExceptionally()
                && done.handle((result, failure) -> cause(failure) instanceof BusyException)
                        .join();
    }

    private static Outcome failed(@Nullable Submission submission, Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof BusyException) {
            return Outcome.failed(
                    submission, 429, "Too many articles are waiting already. Send it again a little later");
        }
        if (cause instanceof NotOwnerException || cause instanceof ForwardingException) {
            return Outcome.failed(
                    submission, 503, "The instance that has to publish it cannot be reached now. Send it again later");
        }
        log.warn("an article that was submitted is not known to be published: {}", String.valueOf(cause));
        return Outcome.failed(submission, 503, UNCERTAIN);
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }
}
