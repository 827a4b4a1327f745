package org.warta.enricher.stream;

import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.platform.telemetry.RecordTracing;
import org.warta.platform.telemetry.Stage;

/**
 * Enriches a batch of articles within the container's transaction: results, dead letters and offsets commit together or
 * not at all. As the transaction's listener it enters a batch in the ledger, and says how long it took, once that has
 * committed; of one that is tried again no trace is left.
 */
final class ArticleListener implements BatchMessageListener<byte[], byte[]>, TransactionExecutionListener {
    /** The batch that this thread, a container's own, is about to commit. */
    private static final ThreadLocal<@Nullable Uncommitted> UNCOMMITTED = new ThreadLocal<>();

    private final Router router;
    private final DeadLetterPolicy policy;
    private final KafkaOperations<byte[], byte[]> transaction;
    private final EnricherLedger ledger;
    private final RecordTracing tracing;
    private final LaneLatency latency;

    private record Uncommitted(
            List<ConsumerRecord<byte[], byte[]>> records, List<Span> spans, EnricherLedger.Batch counts) {}

    ArticleListener(
            Router router,
            DeadLetterPolicy policy,
            KafkaOperations<byte[], byte[]> transaction,
            EnricherLedger ledger,
            RecordTracing tracing,
            LaneLatency latency) {
        this.router = router;
        this.policy = policy;
        this.transaction = transaction;
        this.ledger = ledger;
        this.tracing = tracing;
        this.latency = latency;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
        UNCOMMITTED.remove();
        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        List<Outcome> outcomes = policy.apply(batch, record -> route(record, spans), letters::add);
        int disagreements = 0;
        for (Outcome outcome : outcomes) {
            outcome.records().forEach(this::send);
            disagreements += outcome.languageDisagrees() ? 1 : 0;
        }
        letters.forEach(this::send);
        UNCOMMITTED.set(new Uncommitted(
                batch, spans, new EnricherLedger.Batch(outcomes.size(), letters.size(), disagreements)));
    }

    /** Adds the record's span where its trace is sampled. */
    private Outcome route(ConsumerRecord<byte[], byte[]> record, List<Span> spans) {
        Span span = tracing.processing(record, "enrich");
        if (!span.isRecording()) {
            return router.route(record);
        }
        spans.add(span);
        try {
            Outcome outcome = router.route(record);
            outcome.records().forEach(output -> tracing.carry(span, output));
            return outcome;
        } catch (RuntimeException failure) {
            RecordTracing.failed(span, failure);
            throw failure;
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        // a send that fails makes the commit fail
        CompletableFuture<?> unused = transaction.send(record);
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        Uncommitted batch = UNCOMMITTED.get();
        if (failure == null && batch != null) {
            ledger.add(batch.counts());
            batch.records().forEach(record -> latency.ended(Stage.PUBLISHED_ENRICHED, record.timestamp()));
            latency.batchEnded();
            batch.spans().forEach(Span::end);
        }
        UNCOMMITTED.remove();
    }
}
