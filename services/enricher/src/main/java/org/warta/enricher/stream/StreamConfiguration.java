package org.warta.enricher.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.warta.enricher.article.Enricher;
import org.warta.event.Article;
import org.warta.platform.kafka.Containers;
import org.warta.platform.kafka.DeadLetterPolicy;
import org.warta.platform.kafka.EventRecords;
import org.warta.platform.kafka.KafkaClients;
import org.warta.platform.service.ServiceVersion;
import org.warta.schemas.topic.Topics;

/** Wires the taggers to Kafka. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {
    @Bean
    Enricher enricher() {
        return Enricher.builtIn(ServiceVersion.current(), Clock.systemUTC());
    }

    @Bean
    EnricherLedger enricherLedger(MeterRegistry meters) {
        return new EnricherLedger(meters);
    }

    @Bean
    ProducerFactory<byte[], byte[]> transactionalProducers(
            KafkaClients clients, EnricherProperties properties, @Value("${server.port}") String port) {
        DefaultKafkaProducerFactory<byte[], byte[]> producers =
                new DefaultKafkaProducerFactory<>(clients.producerProperties());
        String instance = properties.instance() == null ? hostName() + "-" + port : properties.instance();
        producers.setTransactionIdPrefix(properties.groupId() + "-" + instance + "-");
        return producers;
    }

    @Bean
    KafkaTemplate<byte[], byte[]> transaction(ProducerFactory<byte[], byte[]> transactionalProducers) {
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(transactionalProducers);
        // the batch's failure is logged once; by default each of its records is as well
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> articles(
            KafkaClients clients,
            EnricherProperties properties,
            ProducerFactory<byte[], byte[]> transactionalProducers,
            KafkaTemplate<byte[], byte[]> transaction,
            EventRecords events,
            DeadLetterPolicy policy,
            Enricher enricher,
            EnricherLedger ledger) {
        Router router = new Router(clients.deserializer(Article.class), events, enricher);
        ArticleListener listener = new ArticleListener(router, policy, transaction, ledger);
        ConcurrentMessageListenerContainer<byte[], byte[]> container = Containers.transactional(
                clients,
                properties.groupId(),
                Topics.ARTICLES.name(),
                properties.concurrency(),
                listener,
                transactionalProducers);
        if (container.getContainerProperties().getKafkaAwareTransactionManager()
                instanceof KafkaTransactionManager<?, ?> transactions) {
            transactions.addListener(listener);
        }
        Properties batches = new Properties();
        batches.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(properties.maxBatch()));
        container.getContainerProperties().setKafkaConsumerProperties(batches);
        return container;
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
