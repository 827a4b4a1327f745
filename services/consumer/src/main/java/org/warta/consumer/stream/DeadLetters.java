package org.warta.consumer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.warta.platform.kafka.TransientFailureException;

/** Sends dead letters. Safe for use by many threads. */
final class DeadLetters implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;

    DeadLetters(Map<String, Object> producerProperties) {
        this.producer = new KafkaProducer<>(producerProperties);
    }

    /**
     * Returns when every letter is acknowledged by all replicas in sync.
     *
     * @throws TransientFailureException when one is not: the batch is to be tried again
     */
    void send(List<ProducerRecord<byte[], byte[]>> letters) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(letters.size());
        try {
            letters.forEach(letter -> sent.add(producer.send(letter)));
            for (Future<RecordMetadata> letter : sent) {
                letter.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TransientFailureException("stopped before every dead letter was acknowledged", stopping);
        } catch (ExecutionException failed) {
            throw new TransientFailureException(
                    "a dead letter was not written: " + failed.getCause(), failed.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
