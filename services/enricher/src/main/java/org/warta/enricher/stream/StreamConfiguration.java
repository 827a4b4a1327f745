package org.warta.enricher.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.ProducerListener;
import org.warta.enricher.article.Enricher;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.kafka.LaneGate;
import org.warta.platform.service.ServiceVersion;
import org.warta.platform.telemetry.RecordTracing;

/** Wires the taggers to Kafka. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {
    @Bean
    Enricher enricher() {
        return Enricher.builtIn(ServiceVersion.current(), Clock.systemUTC());
    }

    @Bean
    ArticleContainers articleContainers(
            KafkaClients clients,
            EnricherProperties properties,
            EventRecords events,
            DeadLetterPolicy policy,
            Enricher enricher,
            EnricherLedger ledger,
            RecordTracing tracing,
            MeterRegistry meters) {
        return new ArticleContainers(clients, properties, events, policy, enricher, ledger, tracing, meters);
    }

    @Bean
    EnricherLedger enricherLedger(MeterRegistry meters) {
        return new EnricherLedger(meters);
    }

    @Bean
    ProducerFactory<byte[], byte[]> liveProducers(
            KafkaClients clients, EnricherProperties properties, @Value("${server.port}") String port) {
        return transactionalProducers(Lane.LIVE, clients, properties, port);
    }

    @Bean
    ProducerFactory<byte[], byte[]> backfillProducers(
            KafkaClients clients, EnricherProperties properties, @Value("${server.port}") String port) {
        return transactionalProducers(Lane.BACKFILL, clients, properties, port);
    }

    @Bean
    KafkaTemplate<byte[], byte[]> liveTransaction(
            @Qualifier("liveProducers") ProducerFactory<byte[], byte[]> producers) {
        return transaction(producers);
    }

    @Bean
    KafkaTemplate<byte[], byte[]> backfillTransaction(
            @Qualifier("backfillProducers") ProducerFactory<byte[], byte[]> producers) {
        return transaction(producers);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> liveArticles(
            ArticleContainers containers, @Qualifier("liveTransaction") KafkaTemplate<byte[], byte[]> transaction) {
        return containers.of(Lane.LIVE, transaction);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> backfillArticles(
            ArticleContainers containers, @Qualifier("backfillTransaction") KafkaTemplate<byte[], byte[]> transaction) {
        return containers.of(Lane.BACKFILL, transaction);
    }

    @Bean
    LaneGate laneGate(
            @Qualifier("liveArticles") ConcurrentMessageListenerContainer<byte[], byte[]> live,
            @Qualifier("backfillArticles") ConcurrentMessageListenerContainer<byte[], byte[]> backfill,
            MeterRegistry meters) {
        return new LaneGate(live, backfill, meters);
    }

    private static ProducerFactory<byte[], byte[]> transactionalProducers(
            Lane lane, KafkaClients clients, EnricherProperties properties, String port) {
        Map<String, Object> settings = new HashMap<>(clients.producerProperties());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, properties.groupId(lane)); // a lane's metrics are its own
        DefaultKafkaProducerFactory<byte[], byte[]> producers = new DefaultKafkaProducerFactory<>(settings);
        String instance = properties.instance() == null ? hostName() + "-" + port : properties.instance();
        producers.setTransactionIdPrefix(properties.groupId(lane) + "-" + instance + "-");
        return producers;
    }

    private static KafkaTemplate<byte[], byte[]> transaction(ProducerFactory<byte[], byte[]> producers) {
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
        // the batch's failure is logged once; by default each of its records is as well
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }

    private static String hostName() {
        @Nullable String name = System.getenv("HOSTNAME");
        if (name != null && !name.isBlank()) {
            return name;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
