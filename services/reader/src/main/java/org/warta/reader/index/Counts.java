package org.warta.reader.index;

import java.util.List;
import java.util.UUID;

/**
 * How what was found spreads, the most frequent first; days the newest first.
 *
 * @param days such as 2026-11-23
 */
public record Counts(
        long total,
        List<Count<String>> topics,
        List<Count<UUID>> entities,
        List<Count<String>> sources,
        List<Count<String>> languages,
        List<Count<String>> days) {

    /** How many articles have a value. */
    public record Count<T>(T value, long count) {}
}
