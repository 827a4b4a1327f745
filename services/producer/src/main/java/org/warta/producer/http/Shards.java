package org.warta.producer.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.warta.producer.stream.SourceCatalogue;

/**
 * Spreads what is submitted over all partitions of {@code news.sources}, and so over all instances: an article belongs
 * to the partition that its id hashes to. Since a source has one partition, there is one source for each, {@code
 * http.<n>}.
 */
final class Shards {
    private final String source;
    private final SourceCatalogue catalogue;
    private final Map<Integer, String> ids = new ConcurrentHashMap<>();

    Shards(String source, SourceCatalogue catalogue) {
        this.source = source;
        this.catalogue = catalogue;
    }

    /** The partition that an article belongs to. */
    int partition(String articleId) {
        return catalogue.partition(articleId);
    }

    /** The source of that partition: the first number that hashes to it. */
    String sourceId(int partition) {
        return ids.computeIfAbsent(partition, wanted -> {
            int number = 0;
            while (catalogue.partition(source + "." + number) != wanted) {
                number++;
            }
            return source + "." + number;
        });
    }
}
