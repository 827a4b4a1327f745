package org.warta.platform.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Makes listener containers with the house's error policy: a batch that fails is tried again for as long as it takes, and
 * nothing is ever skipped. Records that can never succeed are the listener's to sort out, with {@link DeadLetterPolicy}.
 */
public final class Containers {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
    private static final Duration AUTHORIZATION_RETRY = Duration.ofSeconds(30);

    private Containers() {}

    /**
     * Exactly once: the listener runs in a Kafka transaction, and what it sends through the producers commits together with
     * the offsets of its batch or not at all. A fenced container is restarted by {@link FencedContainers}.
     *
     * @param transactionalProducers makes transactional producers; also used by the listener to send
     */
    public static ConcurrentMessageListenerContainer<byte[], byte[]> transactional(
            KafkaClients clients,
            String groupId,
            String topic,
            int concurrency,
            BatchMessageListener<byte[], byte[]> listener,
            ProducerFactory<byte[], byte[]> transactionalProducers) {
        ContainerProperties properties = properties(topic, listener);
        properties.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(transactionalProducers));
        properties.setStopContainerWhenFenced(true); // going on would skip the batch
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                container(clients, groupId, concurrency, properties);
        container.setAfterRollbackProcessor(new DefaultAfterRollbackProcessor<>(forEver()));
        return container;
    }

    /**
     * At least once: offsets commit after the listener has returned. While a failed batch waits, the consumer keeps its
     * partitions.
     */
    public static ConcurrentMessageListenerContainer<byte[], byte[]> atLeastOnce(
            KafkaClients clients,
            String groupId,
            String topic,
            int concurrency,
            BatchMessageListener<byte[], byte[]> listener) {
        ContainerProperties properties = properties(topic, listener);
        properties.setAckMode(AckMode.BATCH);
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                container(clients, groupId, concurrency, properties);
        DefaultErrorHandler errorHandler = new DefaultErrorHandler(forEver());
        errorHandler.setClassifications(Map.of(), true); // by default some exceptions would skip the batch
        container.setCommonErrorHandler(errorHandler);
        return container;
    }

    /** Bounds the records that the listener is given at once. To be called before the container starts. */
    public static void limitBatch(ConcurrentMessageListenerContainer<byte[], byte[]> container, int records) {
        Properties settings = new Properties();
        settings.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(records));
        container.getContainerProperties().setKafkaConsumerProperties(settings);
    }

    private static ContainerProperties properties(String topic, BatchMessageListener<byte[], byte[]> listener) {
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setMessageListener(listener);
        properties.setMissingTopicsFatal(false);
        properties.setAuthExceptionRetryInterval(AUTHORIZATION_RETRY);
        return properties;
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> container(
            KafkaClients clients, String groupId, int concurrency, ContainerProperties properties) {
        ConcurrentMessageListenerContainer<byte[], byte[]> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(clients.consumerProperties(groupId)), properties);
        container.setConcurrency(concurrency);
        return container;
    }

    private static BackOff forEver() {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY.toMillis(), 2);
        backOff.setMaxInterval(LONGEST_RETRY.toMillis());
        return backOff;
    }
}
