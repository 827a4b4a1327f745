package org.warta.consumer.stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.warta.consumer.store.ArticleStore;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.kafka.LaneGate;
import org.warta.platform.telemetry.RecordTracing;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    ConsumerLedger consumerLedger(MeterRegistry meters) {
        return new ConsumerLedger(meters);
    }

    @Bean
    DeadLetters deadLetters(KafkaClients clients) {
        return new DeadLetters(clients.producerProperties());
    }

    @Bean
    EnrichedContainers enrichedContainers(
            KafkaClients clients,
            StreamProperties properties,
            ArticleStore store,
            DeadLetterPolicy policy,
            DeadLetters deadLetters,
            ConsumerLedger ledger,
            RecordTracing tracing,
            MeterRegistry meters) {
        return new EnrichedContainers(clients, properties, store, policy, deadLetters, ledger, tracing, meters);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> liveEnriched(EnrichedContainers containers) {
        return containers.live();
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> backfillEnriched(EnrichedContainers containers) {
        return containers.backfill();
    }

    @Bean
    LaneGate laneGate(
            @Qualifier("liveEnriched") ConcurrentMessageListenerContainer<byte[], byte[]> live,
            @Qualifier("backfillEnriched") ConcurrentMessageListenerContainer<byte[], byte[]> backfill,
            MeterRegistry meters) {
        return new LaneGate(live, backfill, meters);
    }
}
