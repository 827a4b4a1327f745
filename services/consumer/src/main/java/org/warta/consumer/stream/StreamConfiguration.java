package org.warta.consumer.stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.warta.consumer.store.ArticleStore;
import org.warta.event.EnrichedArticle;
import org.warta.platform.kafka.Containers;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.kafka.KafkaClients;
import org.warta.schemas.topic.Topics;

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
    ConcurrentMessageListenerContainer<byte[], byte[]> enrichedContainer(
            KafkaClients clients,
            StreamProperties properties,
            ArticleStore store,
            DeadLetterPolicy policy,
            DeadLetters deadLetters,
            ConsumerLedger ledger) {
        return Containers.atLeastOnce(
                clients,
                properties.groupId(),
                Topics.ENRICHED.name(),
                properties.concurrency(),
                new EnrichedListener(clients.deserializer(EnrichedArticle.class), store, policy, deadLetters, ledger));
    }
}
