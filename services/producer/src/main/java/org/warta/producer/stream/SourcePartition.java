package org.warta.producer.stream;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.warta.producer.source.NewsSource;

/** The partition of {@code news.sources} that holds a source: Kafka's own hash, of the source's id alone. */
final class SourcePartition {
    private SourcePartition() {}

    static int of(String sourceId, int partitions) {
        return BuiltInPartitioner.partitionForKey(sourceId.getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** The sources of each partition that has any. */
    static Map<Integer, List<NewsSource>> assign(List<NewsSource> sources, int partitions) {
        return sources.stream().collect(groupingBy(source -> of(source.id(), partitions), HashMap::new, toList()));
    }
}
