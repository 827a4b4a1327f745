package org.warta.producer.date;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a text says about time.
 *
 * @param time null when the text names no possible time
 * @param zone the zone that it was read in; null without a time
 * @param assumed what the text left open and was assumed; null where it said everything
 * @param problem why there is no time; null where there is one
 */
public record FoundDate(
        @Nullable Instant time,
        @Nullable ZoneId zone,
        @Nullable String assumed,
        @Nullable String problem) {

    static FoundDate none(String problem) {
        return new FoundDate(null, null, null, problem);
    }
}
