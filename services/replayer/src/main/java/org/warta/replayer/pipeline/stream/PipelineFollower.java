package org.warta.replayer.pipeline.stream;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.event.SourceRecord;
import org.warta.platform.kafka.KafkaClients;
import org.warta.replayer.pipeline.LetterBook;
import org.warta.replayer.pipeline.SourceBook;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.UndecodableEventException;

/**
 * Follows what the producer writes of its sources, from the beginning, and dead letters as they come in, from a day ago, with
 * one consumer without a group. Keeps nothing of the records but what the books hold. While Kafka is away it waits, and
 * then goes on where it was.
 */
final class PipelineFollower implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(PipelineFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration TOPICS_KEPT = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final LetterBook letters;
    private final SourceBook sources;
    private final Clock clock;
    private final EventDeserializer<SourceRecord> deserializer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    PipelineFollower(KafkaClients clients, LetterBook letters, SourceBook sources, Clock clock) {
        this.clients = clients;
        this.letters = letters;
        this.sources = sources;
        this.clock = clock;
        this.deserializer = clients.deserializer(SourceRecord.class);
    }

    /** Returns when the thread is interrupted. */
    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(clients.readerProperties())) {
                follow(consumer);
            } catch (InterruptException stopped) {
                Thread.currentThread().interrupt();
            } catch (InvalidOffsetException gone) { // retention was faster: these begin anew
                positions.keySet().removeAll(gone.partitions());
            } catch (KafkaException away) {
                log.warn("Sources and dead letters cannot be followed now: {}", away.toString());
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        Instant assigned = Instant.MIN;
        while (!Thread.currentThread().isInterrupted()) {
            if (assigned.isBefore(clock.instant().minus(TOPICS_KEPT))) {
                assign(consumer);
                assigned = clock.instant();
            }
            if (consumer.assignment().isEmpty()) {
                pause();
                assigned = Instant.MIN;
                continue;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
                positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
        }
    }

    private void assign(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>();
        consumer.listTopics().forEach((topic, partitions) -> {
            if (topic.equals(Topics.SOURCES.name()) || LetterTopics.isOne(topic)) {
                partitions.forEach(info -> all.add(new TopicPartition(topic, info.partition())));
            }
        });
        consumer.assign(all);
        List<TopicPartition> fresh = all.stream()
                .filter(partition -> !positions.containsKey(partition))
                .toList();
        Map<TopicPartition, Long> times = new HashMap<>();
        long dayAgo = clock.instant().minus(LetterBook.MEMORY).toEpochMilli();
        fresh.stream()
                .filter(partition -> LetterTopics.isOne(partition.topic()))
                .forEach(partition -> times.put(partition, dayAgo));
        // the ends first: what comes in between is found by its time
        Map<TopicPartition, Long> ends = consumer.endOffsets(times.keySet());
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(fresh);
        for (TopicPartition partition : fresh) {
            OffsetAndTimestamp start = starts.get(partition);
            long none = times.containsKey(partition)
                    ? ends.getOrDefault(partition, 0L)
                    : beginnings.getOrDefault(partition, 0L);
            positions.put(partition, start == null ? none : start.offset());
        }
        all.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (LetterTopics.isOne(record.topic())) {
            letters.add(record.topic(), Instant.ofEpochMilli(record.timestamp()));
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        int slash = key.indexOf('/');
        boolean isOwner = key.startsWith("@");
        boolean isItem = slash >= 0 && slash < key.length() - 1;
        if (isOwner || isItem) {
            return;
        }
        try {
            SourceRecord known = deserializer.deserialize(record.topic(), record.value());
            if (slash < 0) {
                sources.defined(key, known == null ? null : known.getDefinition());
            } else {
                sources.polled(key.substring(0, slash), known == null ? null : known.getPolls());
            }
        } catch (UndecodableEventException foreign) {
            log.warn("{}-{}@{} is passed over: {}", record.topic(), record.partition(), record.offset(), foreign);
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
