package org.warta.producer.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.warta.event.Article;
import org.warta.event.SourceState;
import org.warta.platform.kafka.EventRecords;
import org.warta.producer.intake.Decision;
import org.warta.schemas.topic.Topics;

/** The records of one transaction, and what to tell of them once it is committed. */
final class Batch {
    private final EventRecords events;
    private final int partition;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<Runnable> reports = new ArrayList<>();
    private int items;
    private long bytes;

    /** @param partition of {@code news.sources} */
    Batch(EventRecords events, int partition) {
        this.events = events;
        this.partition = partition;
    }

    void add(String sourceId, Decision decision, Runnable report) {
        for (Article article : decision.articles()) {
            String eventId = article.getId() + "/" + article.getVersion();
            add(events.record(Topics.ARTICLES, article.getId(), article, eventId, article.getVersionCreated()));
        }
        for (SourceState state : decision.states()) {
            String key = StateLog.key(state.getSourceId(), state.getItem());
            Instant readAt = state.getReadAt();
            add(events.record(Topics.SOURCES, partition, key, state, key + "@" + readAt, readAt));
        }
        for (String item : decision.forgotten()) {
            byte[] key = StateLog.key(sourceId, item).getBytes(StandardCharsets.UTF_8);
            add(new ProducerRecord<>(Topics.SOURCES.name(), partition, key, null));
        }
        items += decision.isChange() ? 1 : 0;
        reports.add(report);
    }

    private void add(ProducerRecord<byte[], byte[]> record) {
        records.add(record);
        bytes += record.value() == null ? 0 : record.value().length;
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    boolean isFull(StreamProperties limits) {
        return items >= limits.transactionItems()
                || bytes >= limits.transactionSize().toBytes();
    }

    /** Tells what was done and starts anew. */
    void committed() {
        reports.forEach(Runnable::run);
        reports.clear();
        records.clear();
        items = 0;
        bytes = 0;
    }
}
