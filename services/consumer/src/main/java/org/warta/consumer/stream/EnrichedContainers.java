package org.warta.consumer.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.warta.consumer.store.ArticleStore;
import org.warta.event.EnrichedArticle;
import org.warta.platform.kafka.Containers;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.platform.telemetry.RecordTracing;
import org.warta.platform.telemetry.Stage;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;

/** Makes the listener containers of the lanes, which store in the same way. */
record EnrichedContainers(
        KafkaClients clients,
        StreamProperties properties,
        ArticleStore store,
        DeadLetterPolicy policy,
        DeadLetters deadLetters,
        ConsumerLedger ledger,
        RecordTracing tracing,
        MeterRegistry meters) {

    ConcurrentMessageListenerContainer<byte[], byte[]> live() {
        LaneLatency latency = latency(Topics.ENRICHED, Set.of(Stage.ENRICHED_STORED, Stage.INGESTED_STORED));
        return withLatency(
                latency,
                Containers.atLeastOnce(
                        clients,
                        properties.groupId(),
                        Topics.ENRICHED.name(),
                        properties.concurrency(),
                        listener(latency)));
    }

    ConcurrentMessageListenerContainer<byte[], byte[]> backfill() {
        LaneLatency latency = latency(Topics.ENRICHED_BACKFILL, Set.of(Stage.ENRICHED_STORED));
        ConcurrentMessageListenerContainer<byte[], byte[]> container = withLatency(
                latency,
                Containers.atLeastOnce(
                        clients,
                        properties.backfillGroupId(),
                        Topics.ENRICHED_BACKFILL.name(),
                        properties.backfillConcurrency(),
                        new HeldRecords(listener(latency), ledger)));
        Containers.limitBatch(container, properties.backfillMaxBatch());
        return container;
    }

    private EnrichedListener listener(LaneLatency latency) {
        return new EnrichedListener(
                clients.deserializer(EnrichedArticle.class), store, policy, deadLetters, ledger, tracing, latency);
    }

    private LaneLatency latency(TopicDefinition topic, Set<Stage> stages) {
        return new LaneLatency(meters, Clock.systemUTC(), topic.name(), stages);
    }

    /** Commits the report of the lane's latency with its offsets. */
    private static ConcurrentMessageListenerContainer<byte[], byte[]> withLatency(
            LaneLatency latency, ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        container
                .getContainerProperties()
                .setOffsetAndMetadataProvider((group, offset) ->
                        new OffsetAndMetadata(offset, latency.report().text()));
        return container;
    }
}
