package org.warta.enricher.stream;

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

/**
 * Enriches a batch of articles within the container's transaction: results, dead letters and offsets commit together or
 * not at all. As the transaction's listener it enters a batch in the ledger once that has committed.
 */
final class ArticleListener implements BatchMessageListener<byte[], byte[]>, TransactionExecutionListener {
    /** The batch that this thread, a container's own, is about to commit. */
    private static final ThreadLocal<EnricherLedger.@Nullable Batch> UNCOMMITTED = new ThreadLocal<>();

    private final Router router;
    private final DeadLetterPolicy policy;
    private final KafkaOperations<byte[], byte[]> transaction;
    private final EnricherLedger ledger;

    ArticleListener(
            Router router,
            DeadLetterPolicy policy,
            KafkaOperations<byte[], byte[]> transaction,
            EnricherLedger ledger) {
        this.router = router;
        this.policy = policy;
        this.transaction = transaction;
        this.ledger = ledger;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
        UNCOMMITTED.remove();
        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        List<Outcome> outcomes = policy.apply(batch, router::route, letters::add);
        int disagreements = 0;
        for (Outcome outcome : outcomes) {
            outcome.records().forEach(this::send);
            disagreements += outcome.languageDisagrees() ? 1 : 0;
        }
        letters.forEach(this::send);
        UNCOMMITTED.set(new EnricherLedger.Batch(outcomes.size(), letters.size(), disagreements));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        // a send that fails makes the commit fail
        CompletableFuture<?> unused = transaction.send(record);
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        EnricherLedger.Batch batch = UNCOMMITTED.get();
        if (failure == null && batch != null) {
            ledger.add(batch);
        }
        UNCOMMITTED.remove();
    }
}
