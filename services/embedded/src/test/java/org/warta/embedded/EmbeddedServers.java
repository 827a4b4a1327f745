package org.warta.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Embedded servers in a temporary directory, each started when it is first asked for. */
final class EmbeddedServers implements TestServers.Servers {
    private static final String PREFIX = "warta-test-";
    /** A directory younger than this may belong to a JVM that has yet to lock it. */
    private static final Duration STALE = Duration.ofMinutes(10);

    private final Path directory;
    private final DirectoryLock lock;
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedDatabase database;

    EmbeddedServers() {
        try {
            directory = Files.createTempDirectory(PREFIX);
            lock = DirectoryLock.acquire(directory, "try again");
            sweep(Path.of(System.getProperty("java.io.tmpdir")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "test-servers-close"));
    }

    @Override
    public synchronized String bootstrapServers() {
        if (kafka == null) {
            kafka = new EmbeddedKafka(directory.resolve("kafka"), 0);
        }
        return kafka.bootstrapServers();
    }

    @Override
    public synchronized TestServers.Database database() {
        if (database == null) {
            database = new EmbeddedDatabase(directory.resolve("postgresql"), 0);
        }
        return new TestServers.Database(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
    }

    @Override
    public @Nullable String schemaRegistryUrl() {
        return null;
    }

    private synchronized void close() {
        if (kafka != null) {
            kafka.close();
        }
        if (database != null) {
            database.close();
        }
        lock.close();
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what killed test JVMs have left behind, their database servers included. */
    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path candidate : candidates) {
                if (Files.getLastModifiedTime(candidate)
                        .toInstant()
                        .isBefore(Instant.now().minus(STALE))) {
                    remove(candidate);
                }
            }
        }
    }

    private static void remove(Path candidate) throws IOException {
        try (DirectoryLock sole = DirectoryLock.acquire(candidate, "try again")) {
            if (Files.exists(candidate.resolve("postgresql"))) {
                new PostgresCluster(candidate.resolve("postgresql")).stopOrphan();
            }
        } catch (EmbeddedServerException e) {
            return; // alive, or another user's
        }
        Directories.delete(candidate);
    }
}
