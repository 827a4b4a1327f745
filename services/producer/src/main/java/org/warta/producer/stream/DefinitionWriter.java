package org.warta.producer.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.warta.event.SourceDefinition;
import org.warta.event.SourceRecord;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.schemas.topic.Topics;

/** Writes definitions, outside of the transactions of those who serve the sources. Gives up after a few seconds. */
final class DefinitionWriter implements AutoCloseable {
    private final String name;
    private final Duration patience;
    private final KafkaClients clients;
    private final EventRecords events;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    DefinitionWriter(String name, Duration patience, KafkaClients clients, EventRecords events) {
        this.name = name;
        this.patience = patience;
        this.clients = clients;
        this.events = events;
    }

    /** Writes a definition; where it was written follows. */
    Future<RecordMetadata> write(int partition, SourceDefinition definition) {
        String id = definition.getSourceId();
        return producer()
                .send(events.record(
                        Topics.SOURCES,
                        partition,
                        SourceKey.definition(id),
                        SourceRecord.newBuilder().setDefinition(definition).build(),
                        id + "@" + definition.getChangedAt(),
                        definition.getChangedAt()));
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> made = producer;
        if (made == null) {
            int millis = Math.toIntExact(patience.toMillis());
            Map<String, Object> settings = new HashMap<>(clients.producerProperties());
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis / 2);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
            made = new KafkaProducer<>(settings);
            producer = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
