package org.warta.reader.live.stream;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.reader.live.Hub;

/**
 * Follows the topic for ever. While Kafka, the store or the schema registry is away it waits, and then goes on where it
 * was; a topic that was deleted and made again is begun anew.
 */
final class LiveFeed implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final EnrichedTopic topic;
    private final Teller teller;
    private final Hub hub;
    private final int recent;
    private final LaneLatency latency;

    /** @param recent how many records before the end are read at the start */
    LiveFeed(EnrichedTopic topic, Teller teller, Hub hub, int recent, LaneLatency latency) {
        this.topic = topic;
        this.teller = teller;
        this.hub = hub;
        this.recent = recent;
        this.latency = latency;
    }

    /** Returns when the thread is interrupted. */
    @Override
    public void run() {
        String last = "";
        while (!Thread.currentThread().isInterrupted()) {
            try {
                EnrichedTopic.Description description = topic.describe();
                try (Consumer<byte[], byte[]> consumer = topic.consumer()) {
                    last = "";
                    new Tail(topic, description, consumer, teller, hub, recent, latency).follow();
                }
            } catch (InterruptException | InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (KafkaException | DataAccessException away) {
                if (!away.toString().equals(last)) { // not every two seconds
                    log.warn("live events wait: {}", away.toString());
                    last = away.toString();
                }
                pause();
            } catch (RuntimeException fault) {
                log.error("live events stopped and begin again", fault);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
