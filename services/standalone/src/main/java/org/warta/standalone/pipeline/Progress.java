package org.warta.standalone.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.warta.platform.kafka.KafkaClients;
import org.warta.producer.ledger.ProducerLedger;

/** How far the articles have come, from the first look at the sources to the database. */
public final class Progress {
    private static final Logger log = LoggerFactory.getLogger(Progress.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final List<Service> STEPS = List.of(Service.ENRICHER, Service.CONSUMER);

    private final Services services;

    private final ProducerLedger producer;
    private final Set<String> told = new HashSet<>();

    public Progress(Services services) {
        this.services = services;
        this.producer = services.context(Service.PRODUCER).getBean(ProducerLedger.class);
    }

    public Figures figures() {
        return Figures.of(services);
    }

    /** What cannot be taken in now: rejected files, with line and reason, and sources that cannot be looked at. */
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        producer.unavailable().forEach((source, reason) -> troubles.add(source + ": " + reason));
        producer.rejections().forEach(rejection -> troubles.add(rejection.toString()));
        return troubles;
    }

    /** The troubles that an earlier call has not returned. */
    public List<String> newTroubles() {
        List<String> troubles = troubles();
        told.retainAll(troubles);
        return troubles.stream().filter(told::add).toList();
    }

    /**
     * Waits until the sources have been looked at once and everything found is through.
     *
     * @return whether it is; false when the time was up before
     */
    public boolean awaitSettled(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        KafkaClients clients = services.context(Service.CONSUMER).getBean(KafkaClients.class);
        try (Backlog backlog = new Backlog(clients)) {
            while (!isSettled(backlog)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(LOOK.toMillis());
            }
            return true;
        }
    }

    private boolean isSettled(Backlog backlog) throws InterruptedException {
        try {
            if (!producer.isCaughtUp()) {
                return false;
            }
            for (Service step : STEPS) {
                for (ConcurrentMessageListenerContainer<?, ?> container : containers(services.context(step))) {
                    String group = Objects.requireNonNull(container.getGroupId());
                    for (String topic : Objects.requireNonNull(
                            container.getContainerProperties().getTopics())) {
                        if (!backlog.isEmpty(group, topic)) {
                            return false;
                        }
                    }
                }
            }
            return figures().balanced();
        } catch (ExecutionException e) {
            log.debug("The backlog cannot be told yet", e);
            return false;
        }
    }

    @SuppressWarnings("unchecked") // a bean's type arguments are not kept
    private static List<ConcurrentMessageListenerContainer<?, ?>> containers(ConfigurableApplicationContext context) {
        return (List<ConcurrentMessageListenerContainer<?, ?>>) (List<?>) List.copyOf(
                context.getBeansOfType(ConcurrentMessageListenerContainer.class).values());
    }
}
