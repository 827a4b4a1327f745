package org.warta.embedded;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Kafka from ending the process. On a fatal fault the broker calls {@code Exit.halt}, which by default kills the
 * JVM without a word; here it becomes a log line, a failed {@link EmbeddedKafka#failure()} and an exception in the
 * calling thread. Kafka's exit procedures are global to the JVM, and so is this.
 */
final class KafkaExit {
    private static final Logger log = LoggerFactory.getLogger(KafkaExit.class);
    private static final Set<EmbeddedKafka> brokers = ConcurrentHashMap.newKeySet();

    static {
        Exit.setExitProcedure(KafkaExit::fail);
        Exit.setHaltProcedure(KafkaExit::fail);
    }

    private KafkaExit() {}

    /** Tells a broker about fatal faults from now on. Which of several brokers failed cannot be known: all are told. */
    static void watch(EmbeddedKafka broker) {
        brokers.add(broker);
    }

    static void forget(EmbeddedKafka broker) {
        brokers.remove(broker);
    }

    private static void fail(int status, @Nullable String message) {
        String reason = message == null ? "see the errors logged before this one" : message;
        EmbeddedServerException failure =
                new EmbeddedServerException("Kafka has stopped with status " + status + ": " + reason + ".");
        log.error("Kafka asked to end the process, which goes on without a broker", failure);
        brokers.forEach(broker -> broker.fail(failure));
        throw failure;
    }
}
