package org.warta.platform.kafka;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.warta.schemas.topic.Topics;

/**
 * How topics are made.
 *
 * @param provision whether the service creates missing topics when it starts; otherwise they are somebody else's to make
 * @param partitions partitions of a topic that is created
 * @param replicationFactor copies of each partition of a topic that is created; -1: as the broker is configured
 */
@ConfigurationProperties("warta.topics")
public record TopicsProperties(
        @DefaultValue("true") boolean provision,
        @DefaultValue("" + Topics.DEFAULT_PARTITIONS) int partitions,
        @DefaultValue("-1") short replicationFactor) {

    public TopicsProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException("warta.topics.partitions must be 1 or more, not " + partitions);
        }
        if (replicationFactor < 1 && replicationFactor != -1) {
            throw new IllegalArgumentException(
                    "warta.topics.replication-factor must be 1 or more, or -1, not " + replicationFactor);
        }
    }
}
