package org.warta.reader.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.warta.embedded.TestServers;
import org.warta.reader.article.ChangeCursor;
import org.warta.reader.index.SearchIndex.Progress;

/** Waits until a reader's searches see what a test has stored. */
public final class IndexWait {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private IndexWait() {}

    /** A directory for an index, gone when the tests are done. */
    public static Path directory() {
        try {
            Path directory = Files.createTempDirectory("warta-index");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns when the index has everything that the feed of this database told of when this was called. */
    public static void caughtUp(ApplicationContext reader, TestServers.Database database) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setURL(database.jdbcUrl());
        owner.setUser(database.ownerUser());
        owner.setPassword(database.ownerPassword());
        long latest = JdbcClient.create(owner)
                .sql("select coalesce(max(changed_xid), '0')::text from article_change")
                .query((row, number) -> Long.parseLong(row.getString(1)))
                .single();
        SearchIndex index = reader.getBean(SearchIndex.class);
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            Progress progress = index.progress();
            ChangeCursor place = progress.place();
            return progress.ready() && place != null && place.transaction() >= latest;
        });
    }

    static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            // somebody else deleted it
        }
    }
}
