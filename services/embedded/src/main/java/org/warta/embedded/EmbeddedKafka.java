package org.warta.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker and its KRaft controller in this process: Apache Kafka's own server, one node, on loopback. Topics,
 * records, offsets and the cluster id outlive {@link #close()} and a killed process alike.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private final DirectoryLock lock;
    private final KafkaRaftServer server;
    private final String clusterId;
    private final String bootstrapServers;
    private final CompletableFuture<EmbeddedServerException> failure = new CompletableFuture<>();

    /**
     * Starts the broker and returns once it serves clients.
     *
     * @param directory where the data is kept; created if missing
     * @param port where clients connect; 0 takes a free one. The controller listens on another, free port.
     * @throws EmbeddedServerException when the port is taken, the directory cannot be written or is in use, or the
     *     broker does not start
     */
    public EmbeddedKafka(Path directory, int port) {
        Path absolute = directory.toAbsolutePath().normalize();
        lock = DirectoryLock.acquire(absolute, "choose another directory");
        try {
            int clientPort = LoopbackPort.freeIfZero(port, "Kafka");
            bootstrapServers = LoopbackPort.ADDRESS + ":" + clientPort;
            Path data = absolute.resolve("log");
            clusterId = format(data);
            KafkaExit.watch(this);
            server = start(data, clientPort);
        } catch (RuntimeException | Error e) {
            KafkaExit.forget(this);
            lock.close();
            throw e;
        }
    }

    /** Where clients connect, as in {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Given at the first start on the directory and kept. */
    public String clusterId() {
        return clusterId;
    }

    /** Completes when the broker has failed beyond repair, for instance because its disk did. Never completes otherwise. */
    public CompletionStage<EmbeddedServerException> failure() {
        return failure.minimalCompletionStage();
    }

    void fail(EmbeddedServerException fault) {
        failure.complete(fault);
    }

    /** Stops the broker cleanly: logs are flushed, so that the next start need not recover them. */
    @Override
    public void close() {
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            KafkaExit.forget(this);
            lock.close();
        }
    }

    /** Formats the storage unless that was done before. Returns the cluster's id. */
    private static String format(Path data) {
        String directory = data.toString();
        try {
            MetaPropertiesEnsemble existing = new MetaPropertiesEnsemble.Loader()
                    .addLogDirs(List.of(directory))
                    .addMetadataLogDir(directory)
                    .load();
            String id = existing.clusterId().orElseGet(() -> Uuid.randomUuid().toString());
            if (!existing.logDirProps().containsKey(directory)) {
                new Formatter()
                        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                        .setNodeId(KafkaSettings.NODE_ID)
                        .setClusterId(id)
                        .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                        .setMetadataLogDirectory(directory)
                        .addDirectory(directory)
                        .run();
            }
            return id;
        } catch (Exception e) { // Formatter.run declares no narrower one
            throw failed(data, e);
        }
    }

    private static KafkaRaftServer start(Path data, int port) {
        try {
            KafkaRaftServer server = new KafkaRaftServer(
                    new KafkaConfig(KafkaSettings.of(data, port, LoopbackPort.free()), false), Time.SYSTEM);
            try {
                server.startup();
                return server;
            } catch (RuntimeException | Error e) {
                server.shutdown();
                throw e;
            }
        } catch (RuntimeException e) {
            throw failed(data, e);
        }
    }

    private static EmbeddedServerException failed(Path data, Exception e) {
        return new EmbeddedServerException("Kafka did not start on " + data + ": " + e.getMessage() + ".", e);
    }
}
