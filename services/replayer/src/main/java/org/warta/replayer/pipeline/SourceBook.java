package org.warta.replayer.pipeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.warta.event.SourceDefinition;
import org.warta.event.SourcePolls;

/** What the producer has written of its sources. Safe for use by many threads. */
public final class SourceBook {
    private final Map<String, SourceDefinition> definitions = new ConcurrentHashMap<>();
    private final Map<String, SourcePolls> polls = new ConcurrentHashMap<>();

    /** What a source is; null: there is none any more. */
    public void defined(String sourceId, @Nullable SourceDefinition definition) {
        if (definition == null) {
            definitions.remove(sourceId);
            polls.remove(sourceId);
        } else {
            definitions.put(sourceId, definition);
        }
    }

    /** How polling a source goes; null: nothing is known of that any more. */
    public void polled(String sourceId, @Nullable SourcePolls polled) {
        if (polled == null) {
            polls.remove(sourceId);
        } else {
            polls.put(sourceId, polled);
        }
    }

    /** Every source, those first that need to be looked at. */
    List<SourceStatus> all(Thresholds thresholds, Instant now) {
        return definitions.values().stream()
                .filter(definition -> !definition.getRemoved())
                .map(definition -> SourceStatus.of(definition, polls.get(definition.getSourceId()), thresholds, now))
                .sorted(Comparator.comparing(SourceStatus::needsAttention)
                        .reversed()
                        .thenComparing(SourceStatus::id))
                .toList();
    }
}
