package org.warta.reader.live.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.warta.reader.live.Hub;
import org.warta.reader.live.LiveEvent;
import org.warta.reader.live.Position;
import org.warta.reader.live.Signal;
import org.warta.reader.live.Subscriber;
import org.warta.reader.live.stream.Teller.Told;

/**
 * Sends clients what they have missed when that is more than the hub keeps: reads the topic again from where they were, for
 * one client after the other. A client that has missed too much starts again instead.
 */
final class CatchUp implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final EnrichedTopic topic;
    private final Teller teller;
    private final Hub hub;
    private final LiveProperties limits;

    CatchUp(EnrichedTopic topic, Teller teller, Hub hub, LiveProperties limits) {
        this.topic = topic;
        this.teller = teller;
        this.hub = hub;
        this.limits = limits;
    }

    /** Returns when the thread is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                Subscriber subscriber = hub.takeBehind();
                try {
                    bringUp(subscriber);
                } catch (KafkaException | DataAccessException away) {
                    log.warn("a client cannot be sent what it has missed and has to come again: {}", away.toString());
                    subscriber.client().close();
                } catch (RuntimeException fault) {
                    log.error("a client was not sent what it has missed and has to come again", fault);
                    subscriber.client().close();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void bringUp(Subscriber subscriber) {
        Position seen = hub.seen(subscriber);
        Position here = hub.position();
        if (seen == null || here == null || !seen.topic().equals(here.topic())) {
            return; // the client is gone, or about to begin anew
        }
        Optional<List<LiveEvent>> missed = missed(subscriber, seen, here);
        if (missed.isPresent() && missed.get().size() <= limits.catchUp()) {
            hub.caughtUp(subscriber, missed.get(), seen.and(here));
        } else {
            hub.reset(subscriber);
        }
    }

    /** What a client has missed; empty when that is too much, or not in the topic any more. */
    private Optional<List<LiveEvent>> missed(Subscriber subscriber, Position seen, Position here) {
        List<TopicPartition> partitions = EnrichedTopic.partitions(
                        here.offsets().size())
                .stream()
                .filter(partition -> seen.offset(partition.partition()) < here.offset(partition.partition()))
                .toList();
        long records = partitions.stream()
                .mapToLong(partition -> here.offset(partition.partition()) - seen.offset(partition.partition()))
                .sum();
        if (records > limits.catchUp()) {
            return Optional.empty();
        }
        Told told = teller.released(seen, here.until());
        Map<UUID, LiveEvent> last = new HashMap<>();
        List<LiveEvent> missed = new ArrayList<>();
        keep(told.events(), subscriber, last, missed);
        if (partitions.isEmpty()) {
            return Optional.of(missed);
        }
        try (Consumer<byte[], byte[]> consumer = topic.consumer()) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long from = seen.offset(partition.partition());
                if (from < beginnings.getOrDefault(partition, 0L)) {
                    return Optional.empty();
                }
                consumer.seek(partition, from);
            }
            Timer silence = new Timer(LONGEST_SILENCE);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < here.offset(partition.partition()))) {
                List<Signal> signals = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < here.offset(record.partition())) {
                        topic.signal(record).ifPresent(signals::add);
                    }
                    silence = new Timer(LONGEST_SILENCE);
                }
                if (silence.isOver()) {
                    throw new KafkaException("Kafka is silent");
                }
                if (!signals.isEmpty()) {
                    List<UUID> ids = signals.stream().map(Signal::id).distinct().toList();
                    told = teller.told(told.reached(), signals, teller.standings(ids), last::get);
                    keep(told.events(), subscriber, last, missed);
                }
            }
        }
        return Optional.of(missed);
    }

    private static void keep(
            List<LiveEvent> events, Subscriber subscriber, Map<UUID, LiveEvent> last, List<LiveEvent> missed) {
        for (LiveEvent event : events) {
            last.put(event.id(), event);
            if (subscriber.filter().admits(event)) {
                missed.add(event);
            }
        }
    }
}
