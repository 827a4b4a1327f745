package org.warta.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.ProducerListener;
import org.warta.embedded.TestServers;

/** The error policy of the containers on a real broker: nothing is skipped, nothing doubled. */
class ContainersIT {
    private final String id = UUID.randomUUID().toString();
    private final String input = id + ".in";
    private final String output = id + ".out";
    private final KafkaClients clients = clients();
    private final GenericApplicationContext context = new GenericApplicationContext();

    @BeforeEach
    void createTopics() throws Exception {
        try (Admin admin = clients.admin()) {
            admin.createTopics(List.of(
                            new NewTopic(input, Optional.of(1), Optional.empty()),
                            new NewTopic(output, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void commitsOutputOnceHoweverOftenTheBatchFails() {
        AtomicInteger failures = new AtomicInteger(2);
        startTransactional(failures);

        send(0, 20);

        awaitOutput(20);
        assertThat(failures).hasValueLessThan(0);
    }

    @Test
    void goesOnAfterItWasFenced() {
        startTransactional(new AtomicInteger());
        send(0, 10);
        awaitOutput(10);

        // what a broker does to a transaction that outlived its time-out
        try (KafkaProducer<byte[], byte[]> other =
                producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id + "-0"))) {
            other.initTransactions();
        }
        send(10, 20);

        awaitOutput(20);
    }

    @Test
    void retriesWhateverFailsAtLeastOnce() {
        AtomicInteger failures = new AtomicInteger(2);
        List<Long> offsets = new ArrayList<>();
        start(Containers.atLeastOnce(clients, id, input, 1, records -> {
            if (failures.getAndDecrement() > 0) {
                throw new ClassCastException("an exception that Spring Kafka would not retry by default");
            }
            records.forEach(record -> offsets.add(record.offset()));
        }));

        send(0, 20);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(List.copyOf(offsets))
                        .containsExactlyElementsOf(
                                IntStream.range(0, 20).mapToObj(Long::valueOf).toList()));
    }

    private void startTransactional(AtomicInteger failures) {
        DefaultKafkaProducerFactory<byte[], byte[]> producers =
                new DefaultKafkaProducerFactory<>(clients.producerProperties());
        producers.setTransactionIdPrefix(id + "-");
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
        template.setProducerListener(
                new ProducerListener<>() {}); // a line for each record of an aborted batch helps nobody
        start(Containers.transactional(
                clients,
                id,
                input,
                1,
                records -> {
                    for (ConsumerRecord<byte[], byte[]> record : records) {
                        var unused = template.send(new ProducerRecord<>(output, record.key(), record.value()));
                    }
                    if (failures.getAndDecrement() > 0) {
                        throw new ClassCastException("after the sending");
                    }
                },
                producers));
    }

    private void start(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        context.registerBean(FencedContainers.class, FencedContainers::new);
        context.registerBean(ConcurrentMessageListenerContainer.class, () -> container);
        context.refresh();
    }

    private void send(int from, int to) {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            for (int i = from; i < to; i++) {
                var unused = producer.send(new ProducerRecord<>(input, bytes("k" + i), bytes("v" + i)));
            }
        }
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(clients.producerProperties());
        properties.putAll(more);
        return new KafkaProducer<>(properties);
    }

    /** The committed output is v0 … v(n-1), each once and in order, and stays so. */
    private void awaitOutput(int n) {
        List<String> expected = IntStream.range(0, n).mapToObj(i -> "v" + i).toList();
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(clients.consumerProperties(UUID.randomUUID().toString()))) {
            consumer.subscribe(List.of(output));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
                assertThat(values).containsExactlyElementsOf(expected);
            });
        }
    }

    private static KafkaClients clients() {
        KafkaProperties properties = new KafkaProperties();
        properties.setBootstrapServers(List.of(TestServers.kafka()));
        return new KafkaClients(properties, null, new SimpleMeterRegistry());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
