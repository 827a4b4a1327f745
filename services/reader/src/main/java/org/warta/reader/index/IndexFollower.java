package org.warta.reader.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.warta.reader.article.ChangeCursor;
import org.warta.reader.article.StaleCursorException;
import org.warta.reader.index.SearchIndex.Progress;
import org.warta.reader.store.ChangeFeed;
import org.warta.reader.store.ChangeFeed.IndexPage;
import org.warta.reader.store.IndexableArticle;

/**
 * Keeps the index up to the change feed, on a thread of its own. Whatever fails is tried again: without the database the
 * index stays as it is, and files that cannot be used any more are thrown away and built anew.
 */
final class IndexFollower implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);
    private static final int PAGE = 500;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration REFRESH_WHILE_BEHIND = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ChangeFeed feed;
    private final IndexProperties properties;
    private final SearchIndex searches;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "warta-reader-index");
    private @Nullable String told;

    IndexFollower(ChangeFeed feed, IndexProperties properties, SearchIndex searches) {
        this.feed = feed;
        this.properties = properties;
        this.searches = searches;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Returns when what was indexed is safe. */
    @Override
    public void stop() {
        stop.countDown();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Path directory = properties.directory();
        try {
            do {
                try (LuceneIndex index = LuceneIndex.open(directory, properties.buffer())) {
                    searches.opened(index);
                    new Following(index).follow();
                    searches.closed(null);
                } catch (UnreadableIndexException unreadable) {
                    log.warn("{}. It is built anew.", unreadable.getMessage());
                    searches.closed(unreadable.getMessage());
                    delete(directory);
                } catch (IOException | RuntimeException failed) {
                    String trouble = "The index in " + directory.toAbsolutePath() + " cannot be kept: " + why(failed);
                    tell(trouble, failed);
                    searches.closed(trouble);
                }
            } while (!stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete(Path directory) {
        try {
            LuceneIndex.delete(directory);
        } catch (IOException failed) {
            tell("The index in " + directory.toAbsolutePath() + " cannot be deleted: " + failed, failed);
        }
    }

    /** What is to be mended: names of exceptions say more than the bare paths that messages of files are. */
    private static String why(Exception failed) {
        Throwable cause = failed instanceof AlreadyClosedException && failed.getCause() != null
                ? failed.getCause() // what closed it
                : failed;
        return cause instanceof IllegalStateException ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    /** Once for each trouble, not once a second. */
    private void tell(String trouble, @Nullable Exception cause) {
        if (!trouble.equals(told)) {
            log.error("Searches do not go on. {}", trouble, cause);
        }
        told = trouble;
    }

    /** The work on one open index. */
    private final class Following {
        private final LuceneIndex index;
        private @Nullable ChangeCursor place;
        private long expected;
        private boolean ready;
        private @Nullable Instant caughtUpAt;
        private boolean unrefreshed = true;
        private boolean uncommitted;
        private long refreshedAt = System.nanoTime();
        private long committedAt = System.nanoTime();

        Following(LuceneIndex index) {
            this.index = index;
            this.place = index.committed();
        }

        void follow() throws IOException, InterruptedException {
            try {
                boolean behind = true;
                while (!stop.await(behind ? 0 : properties.refresh().toMillis(), TimeUnit.MILLISECONDS)
                        && !searches.isDamaged()) {
                    behind = step();
                }
            } finally {
                if (!searches.isDamaged()) {
                    commit();
                }
            }
        }

        /** Whether there is more to be read at once. */
        private boolean step() throws IOException, InterruptedException {
            boolean behind = false;
            try {
                ChangeCursor from = start();
                IndexPage page = feed.indexableAfter(from, PAGE);
                apply(page);
                behind = page.size() == PAGE;
                refresh(behind);
                told = null;
            } catch (StaleCursorException otherDatabase) {
                log.warn("The index is of another database. It is built anew.");
                startAgain();
                behind = true;
            } catch (DataAccessException away) {
                progress("The database does not answer."); // where it is stands in the log alone
                tell("The database does not answer: " + away.getMostSpecificCause(), null);
                var unused = stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (passed(committedAt, properties.commit())) {
                commit();
            }
            return behind;
        }

        /** Where to go on; what is known of how far it is goes with it. */
        private ChangeCursor start() {
            ChangeCursor from = place;
            if (from == null) {
                from = feed.start();
                place = from;
            }
            if (expected == 0) {
                expected = feed.size();
            }
            return from;
        }

        private void startAgain() throws IOException {
            ready = false;
            caughtUpAt = null;
            index.clear();
            place = feed.start();
            expected = 0;
            uncommitted = true;
            commit();
            index.refresh();
            progress(null);
        }

        private void apply(IndexPage page) throws IOException {
            for (IndexableArticle article : page.put()) {
                index.put(article);
            }
            for (UUID removed : page.removed()) {
                index.remove(removed);
            }
            if (page.size() > 0) {
                unrefreshed = true;
                uncommitted = true;
                searches.put(page.put().size());
            }
            place = page.next();
        }

        private void refresh(boolean behind) throws IOException {
            if (unrefreshed && (!behind || passed(refreshedAt, REFRESH_WHILE_BEHIND))) {
                index.refresh();
                refreshedAt = System.nanoTime();
                unrefreshed = false;
            }
            if (!behind) {
                rank();
                if (!ready) {
                    log.info("The index is ready");
                }
                ready = true;
                caughtUpAt = Instant.now();
            }
            progress(null);
        }

        /** Counts entities again when enough articles came to change who is frequent. */
        private void rank() throws IOException {
            EntityRanks ranks = searches.ranks();
            if (ranks == null || searches.puts() - ranks.puts() >= EntityRanks.STALE_AFTER) {
                IndexSearcher searcher = index.acquire();
                try {
                    searches.ranked(EntityRanks.of(searcher.getIndexReader(), searches.puts()));
                } finally {
                    index.release(searcher);
                }
            }
        }

        private void progress(@Nullable String trouble) throws IOException {
            IndexSearcher searcher = index.acquire();
            try {
                searches.progressed(new Progress(
                        ready,
                        searcher.getIndexReader().numDocs(),
                        expected,
                        unrefreshed ? null : place,
                        caughtUpAt,
                        trouble));
            } finally {
                index.release(searcher);
            }
        }

        private void commit() throws IOException {
            ChangeCursor safe = place;
            if (uncommitted && safe != null) {
                index.commit(safe);
                uncommitted = false;
            }
            committedAt = System.nanoTime();
        }

        private boolean passed(long since, Duration duration) {
            return System.nanoTime() - since >= duration.toNanos();
        }
    }
}
