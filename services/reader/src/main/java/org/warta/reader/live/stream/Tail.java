package org.warta.reader.live.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.platform.telemetry.Stage;
import org.warta.reader.article.Standing;
import org.warta.reader.live.Backlog;
import org.warta.reader.live.Hub;
import org.warta.reader.live.LiveEvent;
import org.warta.reader.live.Position;
import org.warta.reader.live.Signal;
import org.warta.reader.live.stream.Teller.Told;

/**
 * The end of the topic, followed with one consumer and published to the hub. A record counts as seen once the store has
 * dealt with it; until then it waits, and what is behind it in its partition with it.
 */
final class Tail {
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration EMBARGO_CHECK = Duration.ofSeconds(1);
    private static final Duration PARTITION_CHECK = Duration.ofMinutes(1);

    /** Clients do not wait longer than this for recent events that the store does not have yet. */
    private static final Duration LONGEST_START = Duration.ofSeconds(5);

    /** Embargoes that ended so long before the start are told to clients that come back. */
    private static final Duration LOOK_BACK = Duration.ofHours(1);

    private static final int MOST_AT_ONCE = 20;

    /** A partition with so many records that wait is not read further. */
    private static final int MOST_WAITING = 1_000;

    private final EnrichedTopic topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Teller teller;
    private final Hub hub;
    private final LaneLatency latency;
    private final Backlog backlog = new Backlog();
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;
    private Position position;
    private Duration wait = FIRST_WAIT;

    /**
     * Stands where the hub is, or, where the hub is nowhere in this topic yet, before the recent records.
     *
     * @param recent how many records those are
     */
    Tail(
            EnrichedTopic topic,
            EnrichedTopic.Description description,
            Consumer<byte[], byte[]> consumer,
            Teller teller,
            Hub hub,
            int recent,
            LaneLatency latency) {
        this.topic = topic;
        this.consumer = consumer;
        this.teller = teller;
        this.hub = hub;
        this.latency = latency;
        this.partitions = EnrichedTopic.partitions(description.partitions());
        // before asking for offsets: Kafka's client warns of partitions that are not its own
        consumer.assign(partitions);
        this.ends = consumer.endOffsets(partitions);
        Position known = hub.position();
        if (known == null || !known.topic().equals(description.id())) {
            known = new Position(description.id(), before(recent), teller.now().minus(LOOK_BACK), null);
            hub.begin(known);
        }
        this.position = known;
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, known.offset(partition.partition()));
        }
    }

    private List<Long> before(int recent) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        int each = recent / partitions.size() + 1;
        return partitions.stream()
                .map(partition ->
                        Math.max(beginnings.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L) - each))
                .toList();
    }

    /** Returns when the topic has got further partitions. */
    void follow() {
        Timer embargoes = new Timer(EMBARGO_CHECK);
        Timer start = new Timer(LONGEST_START);
        Timer growth = new Timer(PARTITION_CHECK);
        boolean grown = false;
        while (!grown) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(backlog.isEmpty() ? IDLE : wait);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                topic.signal(record).ifPresent(backlog::add);
            }
            if (embargoes.isOver()) {
                publish(teller.released(position, teller.now()));
            }
            boolean settled = settle();
            wait = settled || !records.isEmpty() ? FIRST_WAIT : longer(wait);
            pass();
            if (isRecent() || start.isOver()) {
                hub.serve();
            }
            grown = growth.isOver()
                    && consumer.partitionsFor(partitions.get(0).topic()).size() > partitions.size();
        }
    }

    /** Publishes what the store has dealt with; false when that is nothing. */
    private boolean settle() {
        if (backlog.isEmpty()) {
            return false;
        }
        Map<UUID, Standing> standings = teller.standings(backlog.articles());
        List<Signal> signals = backlog.take(standings);
        publish(teller.told(position, signals, standings, hub::last));
        signals.stream()
                .filter(this::isNew)
                .forEach(signal ->
                        latency.ended(Stage.ENRICHED_TOLD, signal.enrichedAt().toEpochMilli()));
        return !signals.isEmpty();
    }

    /** Those from before the start took as long as the reader was away. */
    private boolean isNew(Signal signal) {
        TopicPartition partition = partitions.get(signal.partition());
        return signal.offset() >= ends.getOrDefault(partition, 0L);
    }

    /** Passes records without meaning, and the markers of transactions; reads on only where not too much waits. */
    private void pass() {
        Position reached = position;
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> others = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            int waiting = backlog.waiting(partition.partition());
            if (waiting == 0) {
                reached = reached.passing(partition.partition(), consumer.position(partition) - 1);
            }
            (waiting < MOST_WAITING ? others : full).add(partition);
        }
        consumer.pause(full);
        consumer.resume(others);
        publish(new Told(List.of(), reached));
    }

    /** In small parts: no client is cut off for what nobody has tried to send it yet. */
    private void publish(Told told) {
        List<LiveEvent> events = told.events();
        int next = 0;
        while (next + MOST_AT_ONCE < events.size()) {
            List<LiveEvent> some = events.subList(next, next + MOST_AT_ONCE);
            position = some.get(MOST_AT_ONCE - 1).position();
            hub.publish(some, position);
            next += MOST_AT_ONCE;
        }
        if (!told.reached().equals(position)) {
            position = told.reached();
            hub.publish(events.subList(next, events.size()), position);
        }
    }

    private boolean isRecent() {
        return ends.entrySet().stream()
                .allMatch(end -> position.offset(end.getKey().partition()) >= end.getValue());
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
    }
}
