package org.warta.schemas.topic;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a Kafka topic is and how it is to be configured.
 *
 * @param name the topic's name
 * @param key what the record's key says, in words; keys are UTF-8 text
 * @param valueType the event that the value holds; null where the value is bytes as they came (dead
 *     letters, parked ones too)
 * @param cleanup what happens to old records, in words
 * @param configuration the topic's settings by their Kafka name, sorted; partitions and replication are the
 *     installation's choice
 * @param writers the services that write it, in words
 */
public record TopicDefinition(
        String name,
        String key,
        @Nullable Class<? extends SpecificRecord> valueType,
        String cleanup,
        Map<String, String> configuration,
        String writers) {

    public TopicDefinition {
        configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
    }

    /** The topic that records of this one go to when they can never be processed. */
    public TopicDefinition deadLetters() {
        return letters("-dlt", "whoever failed");
    }

    /** The topic that dead letters of this one go to when they were sent again as often as is allowed, and failed. */
    public TopicDefinition parked() {
        return letters("-parked", "replayer");
    }

    private TopicDefinition letters(String suffix, String writers) {
        return new TopicDefinition(
                name + suffix,
                "as in " + name,
                null,
                "deleted after 30 days",
                Topics.settings(
                        "delete",
                        Map.of(
                                "retention.ms",
                                Topics.DEAD_LETTER_RETENTION_MS,
                                "max.message.bytes",
                                Integer.toString(Topics.MAX_LETTER_BYTES))),
                writers);
    }
}
