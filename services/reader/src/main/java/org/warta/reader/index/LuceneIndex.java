package org.warta.reader.index;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.warta.reader.article.ChangeCursor;
import org.warta.reader.store.IndexableArticle;

/**
 * The files of the index. What is committed carries the place in the change feed up to which it goes, in the same commit,
 * so after a crash both are of one moment. One thread writes; any number search.
 */
final class LuceneIndex implements Closeable {
    /** Rises when documents or analyzers change: an index of another format is built anew. */
    private static final String FORMAT = "1";

    /** How long who pages through a ranked list finds the state of the index that ranked it, unless many came since. */
    private static final double SNAPSHOT_SECONDS = 300;

    /** Each holds what was deleted since: a bit an article at most. */
    private static final int MOST_SNAPSHOTS = 100;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final SearcherLifetimeManager snapshots = new SearcherLifetimeManager();

    private LuceneIndex(Directory directory, DataSize buffer) throws IOException {
        this.directory = directory;
        writer = new IndexWriter(directory, configuration().setRAMBufferSizeMB((double) buffer.toMegabytes()));
        try {
            if (writer.getLiveCommitData() == null) {
                writer.setLiveCommitData(Map.of("format", FORMAT).entrySet());
                writer.commit();
            }
            searchers = new SearcherManager(writer, new SearcherFactory());
        } catch (IOException | RuntimeException failed) {
            IOUtils.closeWhileHandlingException(writer);
            throw failed;
        }
    }

    /**
     * Opens what is there, or makes an empty index.
     *
     * @throws UnreadableIndexException when what is there is damaged, incomplete or of another format
     * @throws IOException when files cannot be read or written now, which says nothing about what is in them
     * @throws IllegalStateException when another process uses the directory
     */
    static LuceneIndex open(Path path, DataSize buffer) throws IOException, UnreadableIndexException {
        Files.createDirectories(path);
        Directory directory = FSDirectory.open(path);
        try {
            if (DirectoryReader.indexExists(directory)) {
                check(directory);
            }
            return new LuceneIndex(directory, buffer);
        } catch (LockObtainFailedException locked) {
            IOUtils.closeWhileHandlingException(directory);
            throw new IllegalStateException(
                    "It is used by another process: stop that one, or give this reader a directory of its own with"
                            + " warta.reader.index.directory.",
                    locked);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | EOFException
                | FileNotFoundException
                | NoSuchFileException
                | IllegalArgumentException unreadable) {
            IOUtils.closeWhileHandlingException(directory);
            throw new UnreadableIndexException(
                    "The index in " + path.toAbsolutePath() + " cannot be used: " + unreadable, unreadable);
        } catch (IOException | RuntimeException failed) {
            IOUtils.closeWhileHandlingException(directory);
            throw failed;
        }
    }

    /** How documents are written. */
    static IndexWriterConfig configuration() {
        return new IndexWriterConfig(Stemming.FIELDS)
                .setIndexSort(Fields.BY_TIME)
                .setCommitOnClose(false);
    }

    /** Makes the directory empty. */
    static void delete(Path path) throws IOException {
        try (Directory directory = FSDirectory.open(path);
                var unused = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    /** Reads every file to its end, which proves its checksum. */
    private static void check(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            String format = reader.getIndexCommit().getUserData().get("format");
            if (!FORMAT.equals(format)) {
                throw new IllegalArgumentException("it is of format " + format + ", but this release needs " + FORMAT);
            }
            for (LeafReaderContext leaf : reader.leaves()) {
                ((CodecReader) leaf.reader()).checkIntegrity();
            }
        }
    }

    /** The place in the change feed up to which the last commit goes; null for none. */
    @Nullable
    ChangeCursor committed() {
        Map<String, String> data = new HashMap<>();
        writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        String feed = data.get("feed");
        String transaction = data.get("transaction");
        String article = data.get("article");
        return feed == null || transaction == null || article == null
                ? null
                : new ChangeCursor(UUID.fromString(feed), Long.parseLong(transaction), UUID.fromString(article));
    }

    void put(IndexableArticle article) throws IOException {
        writer.updateDocument(ArticleDocument.term(article.id()), ArticleDocument.of(article));
    }

    void remove(UUID id) throws IOException {
        writer.deleteDocuments(ArticleDocument.term(id));
    }

    void clear() throws IOException {
        writer.deleteAll();
    }

    /** Makes safe what was put and removed, which is what the feed told up to this place. */
    void commit(ChangeCursor place) throws IOException {
        writer.setLiveCommitData(Map.of(
                        "format", FORMAT,
                        "feed", place.feed().toString(),
                        "transaction", Long.toString(place.transaction()),
                        "article", place.article().toString())
                .entrySet());
        writer.commit();
    }

    /** Lets searches see what was put and removed. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        AtomicInteger kept = new AtomicInteger(); // the newest comes first
        snapshots.prune(
                (ageSeconds, searcher) -> ageSeconds > SNAPSHOT_SECONDS || kept.incrementAndGet() > MOST_SNAPSHOTS);
    }

    /** The current state; to be given back. */
    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    /** The states of the index that ranked lists are paged through. */
    SearcherLifetimeManager snapshots() {
        return snapshots;
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(snapshots, searchers, writer, directory);
    }
}
