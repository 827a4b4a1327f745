package org.warta.producer.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;

/**
 * Publishes in transactions. Whoever has the same name is fenced, and what they left open is aborted, when one is made.
 * For one thread; any failure is for good.
 */
final class Publisher implements AutoCloseable {
    /** Kafka's own default of 16 KB holds a few articles, so that a transaction is a hundred requests. */
    private static final int BATCH_BYTES = 256 * 1024;

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaProducer<byte[], byte[]> producer;
    private final StreamProperties properties;
    private final Batch batch;

    /**
     * @param name transactional id
     * @param partition of {@code news.sources}
     */
    Publisher(String name, int partition, StreamProperties properties, KafkaClients clients, EventRecords events) {
        this.properties = properties;
        this.batch = new Batch(events, partition);
        Map<String, Object> settings = new HashMap<>(clients.producerProperties());
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        settings.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Math.toIntExact(properties.transactionTimeout().toMillis()));
        this.producer = new KafkaProducer<>(settings);
        try {
            producer.initTransactions();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** What the next transaction will hold. */
    Batch batch() {
        return batch;
    }

    /** Commits where there is enough for a transaction. */
    void commitIfFull() {
        if (batch.isFull(properties)) {
            commit();
        }
    }

    /** Opens a transaction only here: while it is open, every reader of the articles waits behind it. */
    void commit() {
        if (!batch.records().isEmpty()) {
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : batch.records()) {
                Future<?> unusedAsCommitTells = producer.send(record);
            }
            producer.commitTransaction();
        }
        batch.committed();
    }

    /** Leaves an open transaction to the next of the same name, which aborts it, or to the broker's timeout. */
    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
