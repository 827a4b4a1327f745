package org.warta.replayer.pipeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of one topic.
 *
 * @param kept how many are kept at the most: offsets, so markers of transactions count
 * @param recent how many came in within {@code warta.replayer.pipeline.letters-within}
 * @param lastDay how many came in within a day
 * @param last when the last one came in, to the minute; null when none did within a day
 */
public record LetterStatus(
        String topic,
        long kept,
        int recent,
        int lastDay,
        @Nullable Instant last) {}
