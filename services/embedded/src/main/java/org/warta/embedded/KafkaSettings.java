package org.warta.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The configuration of the embedded broker: Kafka's defaults, except where they are meant for a cluster of big machines.
 * Everything that decides about correctness (acks, idempotence, transactions, flushing) is left as Kafka has it.
 */
final class KafkaSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final int MEBI = 1024 * 1024;

    /** Largest record batch: 8 MiB, which is the largest event, and room for headers and framing. */
    static final int MESSAGE_MAX_BYTES = 8 * MEBI + MEBI / 4;

    /** Partitions of the topics Kafka keeps for itself: each is a directory and a lock, and three groups fill few. */
    static final int INTERNAL_PARTITIONS = 4;

    private KafkaSettings() {}

    /** As text, which Kafka parses into the type of each property. */
    static Map<String, String> of(Path data, int port, int controllerPort) {
        String clients = "PLAINTEXT://" + LoopbackPort.ADDRESS + ":" + port;
        String controller = LoopbackPort.ADDRESS + ":" + controllerPort;
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("listeners", clients + "," + CONTROLLER_LISTENER + "://" + controller);
        settings.put("advertised.listeners", clients);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", false);
        settings.put("message.max.bytes", MESSAGE_MAX_BYTES);
        oneNode(settings);
        fewThreads(settings);
        littleMemory(settings);
        Map<String, String> texts = new HashMap<>();
        settings.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private static void oneNode(Map<String, Object> settings) {
        settings.put("offsets.topic.replication.factor", 1);
        settings.put("offsets.topic.num.partitions", INTERNAL_PARTITIONS);
        settings.put("transaction.state.log.replication.factor", 1);
        settings.put("transaction.state.log.min.isr", 1);
        settings.put("transaction.state.log.num.partitions", INTERNAL_PARTITIONS);
        settings.put("share.coordinator.state.topic.replication.factor", 1);
        settings.put("share.coordinator.state.topic.min.isr", 1);
        settings.put("share.coordinator.state.topic.num.partitions", 1);
        settings.put("default.replication.factor", 1);
        settings.put("min.insync.replicas", 1);
        // Nobody else is about to join.
        settings.put("group.initial.rebalance.delay.ms", 0);
        // The controller would otherwise write an empty record twice a second, for ever, to show remote brokers that it
        // lives.
        settings.put("metadata.max.idle.interval.ms", 0);
        // Waiting for more requests to write together only delays the one that is there.
        settings.put("controller.quorum.append.linger.ms", 0);
    }

    private static void fewThreads(Map<String, Object> settings) {
        settings.put("num.network.threads", 1);
        settings.put("num.io.threads", 2);
        settings.put("background.threads", 2);
        settings.put("num.recovery.threads.per.data.dir", 2);
        settings.put("group.coordinator.threads", 1);
        settings.put("share.coordinator.threads", 1);
    }

    private static void littleMemory(Map<String, Object> settings) {
        settings.put("log.cleaner.dedupe.buffer.size", 16L * MEBI);
        // Index files are allocated in full: small ones, and segments small enough for them (8 bytes index 4 KiB of
        // log).
        settings.put("log.index.size.max.bytes", MEBI / 4);
        settings.put("log.segment.bytes", 128 * MEBI);
        settings.put("metadata.log.segment.bytes", 16 * MEBI);
        settings.put("metadata.max.retention.bytes", 32L * MEBI);
        settings.put("queued.max.requests", 64);
    }
}
