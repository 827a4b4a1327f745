package org.warta.reader.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ChangeCursor;

/** The index as searches see it: there or not, and how far it goes. Safe for use by many threads. */
public final class SearchIndex {
    private volatile @Nullable LuceneIndex index;
    private volatile Progress progress = new Progress(false, 0, 0, null, null, null);
    private final AtomicLong puts = new AtomicLong();
    private volatile boolean damaged;
    private volatile @Nullable EntityRanks ranks;

    SearchIndex() {}

    /**
     * How far the index is.
     *
     * @param ready whether it has caught up with the change feed since it was opened
     * @param articles that it has
     * @param expected articles that the feed told of when the index was opened
     * @param place in the feed up to which searches see changes; null before the first
     * @param caughtUpAt when it last had every change; null: not yet
     * @param trouble why it does not go on; null: it does
     */
    public record Progress(
            boolean ready,
            long articles,
            long expected,
            @Nullable ChangeCursor place,
            @Nullable Instant caughtUpAt,
            @Nullable String trouble) {}

    /** What is done with a state of the index, which is the same until it is done. */
    interface Search<T> {
        T in(IndexSearcher searcher, SearcherLifetimeManager snapshots) throws IOException;
    }

    /**
     * Searches the current state.
     *
     * @throws NotReadyException when there is none
     */
    <T> T search(Search<T> search) {
        LuceneIndex current = index;
        if (current == null || !progress.ready()) {
            throw notReady();
        }
        try {
            IndexSearcher searcher = current.acquire();
            try {
                return search.in(searcher, current.snapshots());
            } finally {
                current.release(searcher);
            }
        } catch (AlreadyClosedException reopening) {
            throw notReady();
        } catch (CorruptIndexException | EOFException | FileNotFoundException | NoSuchFileException broken) {
            damaged = true;
            throw notReady();
        } catch (IOException failed) {
            throw new UncheckedIOException("the index cannot be read", failed);
        }
    }

    /** How far the index is. */
    public Progress progress() {
        return progress;
    }

    /** Entities by how many articles mention them; null before they were counted. */
    @Nullable
    EntityRanks ranks() {
        return ranks;
    }

    /** Whether a search found the files damaged. */
    boolean isDamaged() {
        return damaged;
    }

    void opened(LuceneIndex opened) {
        damaged = false;
        ranks = null;
        index = opened;
    }

    void closed(@Nullable String trouble) {
        index = null;
        progress = new Progress(false, 0, progress.expected(), null, progress.caughtUpAt(), trouble);
    }

    void progressed(Progress made) {
        progress = made;
    }

    /** Documents that were put since this reader started; grows before searches see them. */
    long puts() {
        return puts.get();
    }

    void put(int documents) {
        puts.addAndGet(documents);
    }

    void ranked(EntityRanks counted) {
        ranks = counted;
    }

    private NotReadyException notReady() {
        return new NotReadyException(progress.articles(), progress.expected(), progress.trouble() != null);
    }
}
