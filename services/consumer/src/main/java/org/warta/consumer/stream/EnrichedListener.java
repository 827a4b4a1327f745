package org.warta.consumer.stream;

import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.listener.BatchMessageListener;
import org.warta.consumer.store.ArticleStore;
import org.warta.consumer.store.UnstorableException;
import org.warta.event.EnrichedArticle;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.platform.telemetry.RecordTracing;
import org.warta.platform.telemetry.Stage;
import org.warta.schemas.wire.EventDeserializer;
import org.warta.schemas.wire.RegistryUnavailableException;
import org.warta.schemas.wire.UndecodableEventException;

/**
 * Stores a batch, then has its offsets committed. When it returns, every record is either in the database or an
 * acknowledged dead letter; when it throws, the batch comes again, and storing twice changes nothing.
 */
final class EnrichedListener implements BatchMessageListener<byte[], byte[]> {
    private final EventDeserializer<EnrichedArticle> deserializer;
    private final ArticleStore store;
    private final DeadLetterPolicy policy;
    private final DeadLetters deadLetters;
    private final ConsumerLedger ledger;
    private final RecordTracing tracing;
    private final LaneLatency latency;

    EnrichedListener(
            EventDeserializer<EnrichedArticle> deserializer,
            ArticleStore store,
            DeadLetterPolicy policy,
            DeadLetters deadLetters,
            ConsumerLedger ledger,
            RecordTracing tracing,
            LaneLatency latency) {
        this.deserializer = deserializer;
        this.store = store;
        this.policy = policy;
        this.deadLetters = deadLetters;
        this.ledger = ledger;
        this.tracing = tracing;
        this.latency = latency;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<Span> spans = spans(batch);
        Map<ConsumerRecord<byte[], byte[]>, RuntimeException> failures = new HashMap<>();
        Map<ConsumerRecord<byte[], byte[]>, EnrichedArticle> decoded = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            try {
                decoded.put(record, decode(record));
            } catch (RegistryUnavailableException wait) {
                throw wait;
            } catch (RuntimeException undecodable) {
                failures.put(record, undecodable);
            }
        }
        store(decoded, failures);

        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        policy.apply(
                batch,
                record -> {
                    RuntimeException failure = failures.get(record);
                    if (failure != null) {
                        throw failure;
                    }
                    return record;
                },
                letters::add);
        deadLetters.send(letters);
        ledger.deadLettered(letters.size());
        spans.forEach(Span::end);
        decoded.forEach((record, enriched) -> {
            latency.ended(Stage.ENRICHED_STORED, record.timestamp());
            latency.ended(
                    Stage.INGESTED_STORED, enriched.getArticle().getIngestedAt().toEpochMilli());
        });
        latency.batchEnded();
    }

    /** Of the records whose trace is sampled: all of a batch are stored in one database transaction. */
    private List<Span> spans(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<Span> spans = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            Span span = tracing.processing(record, "store");
            if (span.isRecording()) {
                spans.add(span);
            }
        }
        return spans;
    }

    private EnrichedArticle decode(ConsumerRecord<byte[], byte[]> record) {
        EnrichedArticle enriched = deserializer.deserialize(record.topic(), record.value());
        if (enriched == null) {
            throw new UndecodableEventException("a record without value says nothing about an article:"
                    + " to take an article down, publish it as CANCELED");
        }
        String id = enriched.getArticle().getId();
        if (!UUID.fromString(id).toString().equals(id)) {
            throw new UndecodableEventException("article id " + id + " is no UUID in lower-case hexadecimal");
        }
        return enriched;
    }

    /** Stores all at once, or, where the database refuses one of them, each alone, so that only that one fails. */
    private void store(
            Map<ConsumerRecord<byte[], byte[]>, EnrichedArticle> decoded,
            Map<ConsumerRecord<byte[], byte[]>, RuntimeException> failures) {
        try {
            ledger.stored(store.store(List.copyOf(decoded.values())));
        } catch (UnstorableException oneOfThem) {
            decoded.forEach((record, enriched) -> {
                try {
                    ledger.stored(store.store(List.of(enriched)));
                } catch (UnstorableException thisOne) {
                    failures.put(record, thisOne);
                }
            });
        }
    }
}
