package org.warta.producer;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.service.ServiceVersion;
import org.warta.producer.fetch.Fetcher;
import org.warta.producer.ledger.ProducerLedger;
import org.warta.producer.poll.FeedPoller;
import org.warta.producer.stream.Installation;
import org.warta.producer.stream.SourceCatalogue;
import org.warta.producer.stream.SourceCoordinator;
import org.warta.producer.stream.StreamProperties;

@Configuration(proxyBeanMethods = false)
class ProducerConfiguration {

    @Bean
    ProducerLedger producerLedger(MeterRegistry meters) {
        return new ProducerLedger(meters);
    }

    @Bean
    Fetcher fetcher(FetchProperties properties) {
        return new Fetcher(properties.settings(ServiceVersion.current()));
    }

    @Bean
    FeedPoller feedPoller(Fetcher fetcher) {
        return new FeedPoller(fetcher, Clock.systemUTC());
    }

    @Bean
    Installation installation(
            DirectoryProperties directories,
            SourcesProperties sources,
            ScheduleProperties schedule,
            StreamProperties stream,
            FeedPoller feeds,
            Environment environment) {
        return Installation.of(
                DirectorySources.of(directories),
                ConfiguredSources.of(directories, sources),
                feeds,
                schedule.settings(),
                new AdvertisedAddress(stream, environment),
                Clock.systemUTC());
    }

    @Bean
    SourceCoordinator sourceCoordinator(
            Installation installation,
            StreamProperties stream,
            KafkaClients clients,
            EventRecords events,
            ProducerLedger ledger) {
        return new SourceCoordinator(installation, stream, clients, events, ledger);
    }

    @Bean
    SourceCatalogue sourceCatalogue(
            StreamProperties stream, KafkaClients clients, EventRecords events, SourceCoordinator coordinator) {
        return new SourceCatalogue(stream, clients, events, coordinator);
    }

    @Bean
    HealthIndicator sourcesHealthIndicator(ProducerLedger ledger, SourceCoordinator coordinator) {
        return new SourcesHealth(ledger, coordinator);
    }
}
