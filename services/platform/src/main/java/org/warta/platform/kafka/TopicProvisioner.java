package org.warta.platform.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warta.schemas.topic.TopicDefinition;

/**
 * Creates the topics that are missing and tells which of the others are not as they should be. Existing topics are never
 * changed: that is for whoever made them so. Several services may do this at once.
 */
final class TopicProvisioner {
    private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);

    private final TopicsProperties properties;

    TopicProvisioner(TopicsProperties properties) {
        this.properties = properties;
    }

    /**
     * @return what differs, a sentence each, the topics in the given order; empty when nothing does
     * @throws ExecutionException when the broker fails or refuses
     */
    List<String> provision(Admin admin, List<TopicDefinition> definitions)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<TopicDefinition> missing = definitions.stream()
                .filter(definition -> !existing.contains(definition.name()))
                .toList();
        create(admin, missing);
        List<TopicDefinition> found = definitions.stream()
                .filter(definition -> existing.contains(definition.name()))
                .toList();
        List<String> differences = differences(admin, found);
        log.info(
                "{} topics created, {} there already, {} differences",
                missing.size(),
                found.size(),
                differences.size());
        differences.forEach(log::warn);
        return differences;
    }

    private void create(Admin admin, List<TopicDefinition> missing) throws ExecutionException, InterruptedException {
        List<NewTopic> topics = missing.stream()
                .map(definition -> new NewTopic(
                                definition.name(),
                                Optional.of(properties.partitions()),
                                properties.replicationFactor() == -1
                                        ? Optional.empty()
                                        : Optional.of(properties.replicationFactor()))
                        .configs(definition.configuration()))
                .toList();
        for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
            try {
                created.get();
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) { // another service was faster
                    throw failed;
                }
            }
        }
    }

    private List<String> differences(Admin admin, List<TopicDefinition> found)
            throws ExecutionException, InterruptedException {
        List<String> names = found.stream().map(TopicDefinition::name).toList();
        Map<String, TopicDescription> descriptions =
                admin.describeTopics(names).allTopicNames().get();
        Map<ConfigResource, Config> configurations = admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all()
                .get();
        List<String> differences = new ArrayList<>();
        for (TopicDefinition definition : found) {
            TopicDescription description = descriptions.get(definition.name());
            Config configuration = configurations.get(new ConfigResource(ConfigResource.Type.TOPIC, definition.name()));
            if (description != null && configuration != null) {
                compare(definition, description, configuration, differences);
            }
        }
        return differences;
    }

    private void compare(
            TopicDefinition definition, TopicDescription description, Config configuration, List<String> differences) {
        String name = definition.name();
        int partitions = description.partitions().size();
        if (partitions != properties.partitions()) {
            differences.add("Topic " + name + " has " + partitions + " partitions, warta.topics.partitions is "
                    + properties.partitions());
        }
        definition.configuration().forEach((key, expected) -> {
            ConfigEntry entry = configuration.get(key);
            String actual = entry == null ? null : entry.value();
            if (!expected.equals(actual)) {
                differences.add("Topic " + name + " has " + key + "=" + actual + ", Warta expects " + expected
                        + ": kafka-configs.sh --alter --entity-type topics --entity-name " + name + " --add-config "
                        + key + "=[" + expected + "]");
            }
        });
    }
}
