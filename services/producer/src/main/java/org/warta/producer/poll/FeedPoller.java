package org.warta.producer.poll;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.Rejection;
import org.warta.producer.document.Document;
import org.warta.producer.document.DocumentReader;
import org.warta.producer.feed.Feed;
import org.warta.producer.fetch.Fetched;
import org.warta.producer.fetch.Fetcher;
import org.warta.producer.fetch.Hints;
import org.warta.producer.fetch.Outcome;
import org.warta.producer.fetch.Validators;
import org.warta.producer.format.Draft;
import org.warta.producer.format.Origin;
import org.warta.producer.format.Reading;
import org.warta.producer.intake.Identity;

/**
 * Polls feeds. Any number may be polled at once: no thread waits for them, and bodies that have arrived wait for one of as
 * many readers as there are processors, at most a few at a time; while they do, the fetching threads read. For many threads.
 */
public final class FeedPoller implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FeedPoller.class);
    private static final int WAITING_BODIES = 32;

    /** Feeds of which pages are fetched at once: each lies in memory meanwhile. */
    private static final int MOST_ROUNDS = 128;

    private final Fetcher fetcher;
    private final Clock clock;
    /** Begins fetches, so that no thread of a caller is ever the one that finds an answer there already. */
    private final ExecutorService starter = Executors.newSingleThreadExecutor(threads("poll"));

    private final ExecutorService readers;
    private final Semaphore rounds = new Semaphore(MOST_ROUNDS);

    public FeedPoller(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
        int processors = Runtime.getRuntime().availableProcessors();
        this.readers = new ThreadPoolExecutor(
                processors,
                processors,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_BODIES),
                threads("read"),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** Who is told what came of a poll. */
    public interface Recipient {
        /** Content, on a thread that may be made to wait. */
        void content(FeedAnswer.Content content);

        /** Anything else, on a thread that must not wait. */
        void other(FeedAnswer answer);
    }

    /** Polls a feed, and tells exactly once what came of it; not at all when this is closed meanwhile. */
    public void poll(FeedRequest request, Recipient recipient) {
        fetch(request.address(), request.validators(), fetched -> answer(request, fetched, recipient));
    }

    /**
     * Fetches the pages of articles, one after the other where they are on one host, and tells once what came of all.
     *
     * @param drafts articles as their feed gave them
     * @param recipient is told of each the article with the text of its page, in the same order, on a thread that may be
     *     made to wait
     * @return false when the pages of too many feeds are being fetched; the recipient is not told then
     */
    public boolean pages(List<Draft> drafts, Consumer<List<PageAnswer>> recipient) {
        if (!rounds.tryAcquire()) {
            return false;
        }
        PageRound round = new PageRound(drafts, pages -> {
            rounds.release();
            recipient.accept(pages);
        });
        for (int i = 0; i < drafts.size(); i++) {
            int index = i;
            URI page = PageRound.address(drafts.get(i));
            if (page == null) {
                execute(readers, () -> round.without(index, true));
            } else {
                fetch(page, null, fetched -> {
                    if (fetched.outcome() instanceof Outcome.Fresh fresh) {
                        Origin origin =
                                origin(drafts.get(index).article().getSource().getId(), fetched, fresh);
                        execute(readers, () -> round.with(index, fresh.content().bytes(), origin));
                    } else {
                        boolean forGood = !(fetched.outcome() instanceof Outcome.Later);
                        execute(readers, () -> round.without(index, forGood));
                    }
                });
            }
        }
        return true;
    }

    private void fetch(URI address, @Nullable Validators validators, Consumer<Fetched> next) {
        execute(starter, () -> {
            var unused = fetcher.fetch(address, validators).handle((fetched, failure) -> {
                if (failure == null) {
                    next.accept(fetched);
                } else {
                    log.debug("{} is fetched no more", address, failure);
                }
                return null;
            });
        });
    }

    private void answer(FeedRequest request, Fetched fetched, Recipient recipient) {
        Outcome outcome = fetched.outcome();
        if (outcome instanceof Outcome.Fresh fresh) {
            execute(readers, () -> read(request, fetched, fresh, recipient));
        } else if (outcome instanceof Outcome.NotModified same) {
            recipient.other(
                    new FeedAnswer.Same(true, same.validators(), same.hints().maxAge(), fetched.movedTo()));
        } else if (outcome instanceof Outcome.Gone) {
            recipient.other(new FeedAnswer.Gone());
        } else {
            Hints hints = outcome instanceof Outcome.Later later ? later.hints() : null;
            recipient.other(new FeedAnswer.Failure(
                    String.valueOf(outcome.reason()), hints == null ? null : hints.retryAfter()));
        }
    }

    /** Whatever becomes of reading, somebody waits for the answer. */
    private void read(FeedRequest request, Fetched fetched, Outcome.Fresh fresh, Recipient recipient) {
        FeedAnswer answer;
        try {
            answer = answer(request, fetched, fresh);
        } catch (RuntimeException | StackOverflowError broken) {
            log.warn("{} cannot be read", fetched.address(), broken);
            answer = failure("cannot be read: " + broken);
        }
        if (answer instanceof FeedAnswer.Content content) {
            recipient.content(content);
        } else {
            recipient.other(answer);
        }
    }

    private FeedAnswer answer(FeedRequest request, Fetched fetched, Outcome.Fresh fresh) {
        byte[] bytes = fresh.content().bytes();
        ByteBuffer hash = Identity.sha256(bytes);
        Duration maxAge = fresh.hints().maxAge();
        if (hash.equals(request.bodyHash())) {
            return new FeedAnswer.Same(false, fresh.validators(), maxAge, fetched.movedTo());
        }
        Document document = DocumentReader.read(bytes, origin(request.sourceId(), fetched, fresh));
        Reading reading = document.reading();
        Feed feed = document.feed();
        if (feed != null && !feed.pages().isEmpty() && reading.drafts().isEmpty()) {
            return failure("is an index of " + feed.pages().size() + " sitemaps: poll the one of the news, as in "
                    + feed.pages().get(0));
        }
        return switch (document.kind()) {
            case FEED, JSON_FEED, NINJS, NEWSML_G2 ->
                new FeedAnswer.Content(reading, hash, fresh.validators(), rest(maxAge, feed), fetched.movedTo());
            case UNKNOWN ->
                failure(reading.rejections().stream()
                        .findFirst()
                        .map(Rejection::getReason)
                        .orElse("is of no known kind"));
            default -> failure("is no feed but " + document.kind() + ": give the address of the feed");
        };
    }

    private static FeedAnswer failure(String reason) {
        return new FeedAnswer.Failure(reason, null);
    }

    private Origin origin(String sourceId, Fetched fetched, Outcome.Fresh fresh) {
        return new Origin(
                sourceId, fetched.address().toString(), fresh.content().type(), clock.instant(), ZoneOffset.UTC);
    }

    private static @Nullable Duration rest(@Nullable Duration maxAge, @Nullable Feed feed) {
        Duration interval = feed == null ? null : feed.interval();
        if (maxAge == null || interval == null) {
            return maxAge == null ? interval : maxAge;
        }
        return maxAge.compareTo(interval) > 0 ? maxAge : interval;
    }

    private static void execute(ExecutorService executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException closed) {
            log.debug("Polling has ended", closed);
        }
    }

    /** Tells of no poll any more. The fetcher is left to who made it. */
    @Override
    public void close() {
        starter.shutdownNow();
        readers.shutdownNow();
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
