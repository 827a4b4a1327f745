package org.warta.platform.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.warta.schemas.topic.Topics;

/**
 * Provisions the topics when a service starts: after its web server, so that its health can be asked, and before its
 * listeners. Waits for a broker that is away.
 */
final class TopicProvisioning implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicProvisioning.class);

    /** Between the web server and the listener containers. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final TopicProvisioner provisioner;
    private final AtomicInteger differences;
    private volatile boolean running;

    /** @param differences is set to the number of differences found */
    TopicProvisioning(KafkaClients clients, TopicProvisioner provisioner, AtomicInteger differences) {
        this.clients = clients;
        this.provisioner = provisioner;
        this.differences = differences;
    }

    @Override
    public void start() {
        running = true;
        try (Admin admin = clients.admin()) {
            while (!provision(admin)) {
                Thread.sleep(RETRY.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the broker", interrupted);
        }
    }

    private boolean provision(Admin admin) throws InterruptedException {
        try {
            differences.set(provisioner.provision(admin, Topics.all()).size());
            return true;
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof RetriableException)) {
                throw new IllegalStateException(
                        "the topics cannot be created: " + failed.getCause()
                                + ". Create them by hand and set warta.topics.provision=false, or grant the right to",
                        failed);
            }
            log.warn(
                    "Waiting for the broker to create the topics: {}",
                    failed.getCause().toString());
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
