package org.warta.producer.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** The partition of {@code news.sources} that holds a source: Kafka's own hash, of the source's id alone. */
final class SourcePartition {
    private SourcePartition() {}

    static int of(String sourceId, int partitions) {
        return BuiltInPartitioner.partitionForKey(sourceId.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
