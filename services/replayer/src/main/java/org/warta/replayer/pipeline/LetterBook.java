package org.warta.replayer.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Dead letters of the last day, by topic and minute. Safe for use by many threads. */
public final class LetterBook {
    /** How far back it knows them. */
    public static final Duration MEMORY = Duration.ofDays(1);

    private final Map<String, TreeMap<Long, Integer>> minutes = new HashMap<>();

    /** A letter came in at this time. */
    public synchronized void add(String topic, Instant at) {
        TreeMap<Long, Integer> counts = minutes.computeIfAbsent(topic, none -> new TreeMap<>());
        counts.merge(minute(at), 1, Integer::sum);
        counts.headMap(counts.lastKey() - MEMORY.toMinutes()).clear();
    }

    /** How many came in since then, to the minute. */
    synchronized int since(String topic, Instant start) {
        TreeMap<Long, Integer> counts = minutes.get(topic);
        return counts == null
                ? 0
                : counts.tailMap(minute(start), false).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    /** When the last one came in, to the minute; null when none did in the last day. */
    synchronized @Nullable Instant last(String topic) {
        TreeMap<Long, Integer> counts = minutes.get(topic);
        return counts == null ? null : Instant.ofEpochSecond(60 * counts.lastKey());
    }

    private static long minute(Instant at) {
        return at.getEpochSecond() / 60;
    }
}
