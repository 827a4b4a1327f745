package org.warta.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.warta.platform.service.ServiceVersion;
import org.warta.platform.telemetry.RecordTracing;

/** The beans of this package, for every service. */
@AutoConfiguration(after = org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration.class)
@EnableConfigurationProperties({KafkaProperties.class, SchemaRegistryProperties.class, TopicsProperties.class})
class KafkaAutoConfiguration {

    @Bean
    KafkaClients kafkaClients(KafkaProperties properties, SchemaRegistryProperties registry, MeterRegistry meters) {
        return new KafkaClients(properties, registry.url(), meters);
    }

    @Bean
    EventRecords eventRecords(
            KafkaClients clients, RecordTracing tracing, @Value("${spring.application.name}") String service) {
        return new EventRecords(clients.serializer(), tracing, "/" + service);
    }

    @Bean
    DeadLetterPolicy deadLetterPolicy(@Value("${spring.application.name}") String service) {
        return new DeadLetterPolicy(service, ServiceVersion.current());
    }

    @Bean
    FencedContainers fencedContainers() {
        return new FencedContainers();
    }

    @Bean
    ListenerHealth listenersHealthIndicator(ObjectProvider<ConcurrentMessageListenerContainer<?, ?>> containers) {
        return new ListenerHealth(List.copyOf(containers.stream().toList()));
    }

    @Bean
    @ConditionalOnProperty(name = "warta.topics.provision", matchIfMissing = true)
    TopicProvisioning topicProvisioning(KafkaClients clients, TopicsProperties topics, MeterRegistry meters) {
        AtomicInteger differences = new AtomicInteger();
        meters.gauge("warta.topics.differences", differences);
        return new TopicProvisioning(clients, new TopicProvisioner(topics), differences);
    }
}
