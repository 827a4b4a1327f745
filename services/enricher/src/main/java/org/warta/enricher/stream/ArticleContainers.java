package org.warta.enricher.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.warta.enricher.article.Enricher;
import org.warta.event.Article;
import org.warta.platform.kafka.Containers;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.platform.telemetry.RecordTracing;
import org.warta.platform.telemetry.Stage;

/** Makes the listener containers of the lanes, which differ in their topics, their sizes and their transactions only. */
record ArticleContainers(
        KafkaClients clients,
        EnricherProperties properties,
        EventRecords events,
        DeadLetterPolicy policy,
        Enricher enricher,
        EnricherLedger ledger,
        RecordTracing tracing,
        MeterRegistry meters) {

    /** @param transaction of a producer factory that the other lane does not use */
    ConcurrentMessageListenerContainer<byte[], byte[]> of(Lane lane, KafkaTemplate<byte[], byte[]> transaction) {
        Router router = new Router(lane, clients.deserializer(Article.class), events, enricher);
        LaneLatency latency =
                new LaneLatency(meters, Clock.systemUTC(), lane.source(), Set.of(Stage.PUBLISHED_ENRICHED));
        ArticleListener listener = new ArticleListener(router, policy, transaction, ledger, tracing, latency);
        ConcurrentMessageListenerContainer<byte[], byte[]> container = Containers.transactional(
                clients,
                properties.groupId(lane),
                lane.source(),
                properties.concurrency(lane),
                listener,
                transaction.getProducerFactory());
        if (container.getContainerProperties().getKafkaAwareTransactionManager()
                instanceof KafkaTransactionManager<?, ?> transactions) {
            transactions.addListener(listener);
        }
        container
                .getContainerProperties()
                .setOffsetAndMetadataProvider((group, offset) ->
                        new OffsetAndMetadata(offset, latency.report().text()));
        Containers.limitBatch(container, properties.maxBatch(lane));
        return container;
    }
}
