package org.warta.producer.stream;

import io.opentelemetry.api.trace.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.warta.event.Article;
import org.warta.event.Lane;
import org.warta.event.SourceRecord;
import org.warta.event.SourceState;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.telemetry.RecordTracing;
import org.warta.producer.intake.Decision;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;

/** The records of one transaction, and whom to tell how it ended. */
final class Batch {
    private final EventRecords events;
    private final int partition;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private int items;
    private long bytes;

    private record Report(Runnable committed, @Nullable Consumer<RuntimeException> failed) {}

    /** @param partition of {@code news.sources} */
    Batch(EventRecords events, int partition) {
        this.events = events;
        this.partition = partition;
    }

    /** The new versions of articles, and what is remembered of the items that they came from. */
    void add(String sourceId, Lane lane, Decision decision) {
        addArticles(lane, decision);
        for (SourceState state : decision.states()) {
            add(
                    SourceKey.item(sourceId, state.getItem()),
                    SourceRecord.newBuilder().setItem(state).build(),
                    state.getReadAt());
        }
        decision.forgotten().forEach(item -> forget(SourceKey.item(sourceId, item)));
        items += decision.isChange() ? 1 : 0;
    }

    void addArticles(Lane lane, Decision decision) {
        TopicDefinition topic = lane == Lane.BACKFILL ? Topics.ARTICLES_BACKFILL : Topics.ARTICLES;
        for (Article article : decision.articles()) {
            String eventId = article.getId() + "/" + article.getVersion();
            ProducerRecord<byte[], byte[]> record =
                    events.record(topic, article.getId(), article, eventId, article.getVersionCreated());
            trace(record);
            add(record);
        }
    }

    private void trace(ProducerRecord<byte[], byte[]> article) {
        Span span = events.traced(article);
        if (span.isRecording()) {
            spans.add(span);
        }
    }

    void add(String key, SourceRecord record, Instant at) {
        add(events.record(Topics.SOURCES, partition, key, record, key + "@" + at, at));
    }

    void forget(String key) {
        add(new ProducerRecord<>(Topics.SOURCES.name(), partition, key.getBytes(StandardCharsets.UTF_8), null));
    }

    private void add(ProducerRecord<byte[], byte[]> record) {
        records.add(record);
        bytes += record.value() == null ? 0 : record.value().length;
    }

    void afterCommit(Runnable committed) {
        reports.add(new Report(committed, null));
    }

    void afterCommit(Runnable committed, Consumer<RuntimeException> failed) {
        reports.add(new Report(committed, failed));
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
        List<Report> done = List.copyOf(reports);
        spans.forEach(Span::end);
        clear();
        done.forEach(report -> report.committed.run());
    }

    /** Tells that it is not known what was done. */
    void failed(RuntimeException cause) {
        List<Report> lost = List.copyOf(reports);
        spans.forEach(span -> {
            RecordTracing.failed(span, cause);
            span.end();
        });
        clear();
        lost.forEach(report -> {
            if (report.failed != null) {
                report.failed.accept(cause);
            }
        });
    }

    private void clear() {
        reports.clear();
        records.clear();
        spans.clear();
        items = 0;
        bytes = 0;
    }
}
