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
import org.warta.event.SourceRecord;
import org.warta.platform.kafka.KafkaClients;
import org.warta.schemas.topic.Topics;
import org.warta.schemas.wire.EventDeserializer;

/** Reads what is remembered of sources back from {@code news.sources}. */
final class StateLog {
    static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final String group;
    private final EventDeserializer<SourceRecord> deserializer;

    StateLog(KafkaClients clients, String group) {
        this.clients = clients;
        this.group = group;
        this.deserializer = clients.deserializer(SourceRecord.class);
    }

    /** All that is committed in this partition. Only right while nobody else writes it, but for definitions. */
    RestoredPartition restore(int partition) {
        Map<String, byte[]> last = new HashMap<>();
        TopicPartition log = new TopicPartition(Topics.SOURCES.name(), partition);
        Map<String, Object> settings = clients.consumerProperties(group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-restore-" + partition);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            consumer.assign(List.of(log));
            consumer.seekToBeginning(List.of(log));
            long end = consumer.endOffsets(List.of(log)).getOrDefault(log, 0L);
            while (consumer.position(log) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    String key = new String(record.key(), StandardCharsets.UTF_8);
                    if (record.value() == null) {
                        last.remove(key);
                    } else {
                        last.put(key, record.value());
                    }
                }
            }
            return RestoredPartition.of(last, deserializer, consumer.position(log));
        }
    }
}
