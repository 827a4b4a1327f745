package org.warta.producer.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.warta.event.SourceState;
import org.warta.platform.kafka.KafkaClients;
import org.warta.producer.intake.SourceMemory;
import org.warta.producer.source.NewsSource;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;

/** Reads what is remembered of sources back from {@code news.sources}. */
final class StateLog {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final String group;
    private final EventDeserializer<SourceState> deserializer;

    StateLog(KafkaClients clients, String group) {
        this.clients = clients;
        this.group = group;
        this.deserializer = clients.deserializer(SourceState.class);
    }

    static String key(String sourceId, String item) {
        return sourceId + "/" + item;
    }

    /**
     * The committed state of each of these sources, which all live in this partition. Only right while nobody else
     * writes it.
     */
    Map<String, SourceMemory> restore(int partition, List<NewsSource> sources) {
        Map<String, SourceMemory> memories = new HashMap<>();
        sources.forEach(source -> memories.put(source.id(), new SourceMemory()));
        TopicPartition log = new TopicPartition(Topics.SOURCES.name(), partition);
        Map<String, Object> settings = clients.consumerProperties(group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-restore-" + partition);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            consumer.assign(List.of(log));
            consumer.seekToBeginning(List.of(log));
            long end = consumer.endOffsets(List.of(log)).getOrDefault(log, 0L);
            while (consumer.position(log) < end) {
                consumer.poll(POLL).forEach(record -> remember(record, memories));
            }
        }
        return memories;
    }

    private void remember(ConsumerRecord<byte[], byte[]> record, Map<String, SourceMemory> memories) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        int slash = key.indexOf('/');
        SourceMemory memory = slash < 0 ? null : memories.get(key.substring(0, slash));
        if (memory == null) {
            return; // of a source that is no longer configured
        }
        SourceState state = deserializer.deserialize(record.topic(), record.value());
        if (state == null) {
            memory.forget(key.substring(slash + 1));
        } else {
            memory.remember(state);
        }
    }
}
