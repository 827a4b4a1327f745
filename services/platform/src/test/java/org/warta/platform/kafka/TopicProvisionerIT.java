package org.warta.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warta.embedded.TestServers;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;

class TopicProvisionerIT {
    private final String prefix = UUID.randomUUID().toString();
    private final TopicDefinition topic = copyOf(Topics.ARTICLES, prefix + ".articles");
    private final TopicProvisioner provisioner = new TopicProvisioner(new TopicsProperties(true, 3, (short) -1));
    private Admin admin;

    @BeforeEach
    void connect() {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafka()));
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void createsMissingTopicsAsDefined() throws Exception {
        assertThat(provisioner.provision(admin, List.of(topic))).isEmpty();

        await().until(() -> admin.listTopics().names().get().contains(topic.name()));
        assertThat(partitions()).isEqualTo(3);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        var configuration = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        assertThat(topic.configuration())
                .allSatisfy((key, value) ->
                        assertThat(configuration.get(key).value()).isEqualTo(value));
    }

    @Test
    void leavesTopicsAloneThatAreAsDefined() throws Exception {
        provisioner.provision(admin, List.of(topic));
        await().until(() -> admin.listTopics().names().get().contains(topic.name()));

        assertThat(provisioner.provision(admin, List.of(topic))).isEmpty();
    }

    @Test
    void reportsWhatDiffersAndChangesNothing() throws Exception {
        admin.createTopics(List.of(new NewTopic(topic.name(), Optional.of(2), Optional.empty())
                        .configs(Map.of("cleanup.policy", "delete", "compression.type", "zstd"))))
                .all()
                .get();

        await().until(() -> admin.listTopics().names().get().contains(topic.name()));

        List<String> differences = provisioner.provision(admin, List.of(topic));

        assertThat(differences)
                .contains("Topic " + topic.name() + " has 2 partitions, warta.topics.partitions is 3")
                .anySatisfy(difference -> assertThat(difference)
                        .startsWith("Topic " + topic.name()
                                + " has cleanup.policy=delete, Warta expects compact: kafka-configs.sh --alter"))
                .noneSatisfy(difference -> assertThat(difference).contains("compression.type"));
        assertThat(partitions()).isEqualTo(2);
    }

    private int partitions() throws Exception {
        return admin.describeTopics(List.of(topic.name()))
                .allTopicNames()
                .get()
                .get(topic.name())
                .partitions()
                .size();
    }

    private static TopicDefinition copyOf(TopicDefinition topic, String name) {
        return new TopicDefinition(
                name, topic.key(), topic.valueType(), topic.cleanup(), topic.configuration(), topic.writers());
    }
}
