package org.warta.standalone.pipeline;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.warta.embedded.EmbeddedDatabase;
import org.warta.embedded.EmbeddedKafka;

/** The broker and the database. */
public final class Servers implements AutoCloseable {
    private final Path data;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;

    private Servers(Path data, EmbeddedKafka kafka, EmbeddedDatabase database) {
        this.data = data;
        this.kafka = kafka;
        this.database = database;
    }

    /** Starts both at the same time; when one cannot start, neither runs. */
    public static Servers start(Path data, Ports ports) {
        CompletableFuture<EmbeddedKafka> kafka =
                starting("kafka", () -> new EmbeddedKafka(data.resolve("kafka"), ports.kafka()));
        CompletableFuture<EmbeddedDatabase> database =
                starting("postgresql", () -> new EmbeddedDatabase(data.resolve("postgresql"), ports.postgresql()));
        try {
            CompletableFuture.allOf(kafka, database).join();
            return new Servers(data, kafka.join(), database.join());
        } catch (CompletionException e) {
            close(kafka);
            close(database);
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Where everything is kept. */
    Path data() {
        return data;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    /** Stops the broker first: the database can then still take what the broker's clients had in hand. */
    @Override
    public void close() {
        try {
            kafka.close();
        } finally {
            database.close();
        }
    }

    private static <T> CompletableFuture<T> starting(String name, Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, task -> new Thread(task, "start-" + name).start());
    }

    private static void close(CompletableFuture<? extends AutoCloseable> server) {
        if (!server.isCompletedExceptionally()) {
            try {
                server.join().close();
            } catch (Exception e) {
                throw new IllegalStateException("Server cannot be stopped", e);
            }
        }
    }
}
