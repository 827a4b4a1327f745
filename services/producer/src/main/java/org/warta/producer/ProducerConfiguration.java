package org.warta.producer;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.producer.stream.SourceCoordinator;
import org.warta.producer.stream.StreamProperties;

@Configuration(proxyBeanMethods = false)
class ProducerConfiguration {

    @Bean
    ProducerLedger producerLedger(MeterRegistry meters) {
        return new ProducerLedger(meters);
    }

    @Bean
    SourceCoordinator sourceCoordinator(
            DirectoryProperties directories,
            StreamProperties stream,
            KafkaClients clients,
            EventRecords events,
            ProducerLedger ledger) {
        return new SourceCoordinator(DirectorySources.of(directories), stream, clients, events, ledger);
    }

    @Bean
    HealthIndicator sourcesHealthIndicator(ProducerLedger ledger, SourceCoordinator coordinator) {
        return new SourcesHealth(ledger, coordinator);
    }
}
