package org.warta.embedded;

import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Servers in Docker containers, each started when it is first asked for. Testcontainers removes them with the JVM, a
 * killed one included. The broker has the settings of {@link KafkaSettings} that a client can tell.
 */
final class ContainerServers implements TestServers.Servers {
    private static final int REGISTRY_PORT = 8080;
    private static final int REGISTRY_HEALTH_PORT = 9000;

    @Override
    public String bootstrapServers() {
        return Kafka.CONTAINER.getBootstrapServers();
    }

    @Override
    public TestServers.Database database() {
        PostgreSQLContainer container = Postgres.CONTAINER;
        return new TestServers.Database(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    @Override
    public String schemaRegistryUrl() {
        GenericContainer<?> container = Registry.CONTAINER;
        return "http://" + container.getHost() + ":" + container.getMappedPort(REGISTRY_PORT) + "/apis/ccompat/v7";
    }

    private static final class Kafka {
        static final KafkaContainer CONTAINER = started();

        @SuppressWarnings("resource") // lives as long as the JVM
        private static KafkaContainer started() {
            KafkaContainer container = new KafkaContainer("apache/kafka:4.2.2")
                    .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(KafkaSettings.MESSAGE_MAX_BYTES))
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", Integer.toString(KafkaSettings.INTERNAL_PARTITIONS))
                    .withEnv(
                            "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS",
                            Integer.toString(KafkaSettings.INTERNAL_PARTITIONS));
            container.start();
            return container;
        }
    }

    private static final class Postgres {
        static final PostgreSQLContainer CONTAINER = started();

        @SuppressWarnings("resource") // lives as long as the JVM
        private static PostgreSQLContainer started() {
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
            container.start();
            return container;
        }
    }

    private static final class Registry {
        static final GenericContainer<?> CONTAINER = started();

        @SuppressWarnings("resource") // lives as long as the JVM
        private static GenericContainer<?> started() {
            GenericContainer<?> container = new GenericContainer<>(
                            DockerImageName.parse("apicurio/apicurio-registry:3.3.3"))
                    .withExposedPorts(REGISTRY_PORT, REGISTRY_HEALTH_PORT)
                    .waitingFor(Wait.forHttp("/health/ready")
                            .forPort(REGISTRY_HEALTH_PORT)
                            .withStartupTimeout(Duration.ofMinutes(2)));
            container.start();
            return container;
        }
    }
}
