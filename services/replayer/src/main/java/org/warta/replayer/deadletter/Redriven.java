package org.warta.replayer.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a letter was redriven, or parked.
 *
 * @param redrive id of the redrive
 * @param who the operator
 * @param why in the operator's words; null where none are known
 * @param edited whether its value was edited
 */
public record Redriven(
        String redrive,
        String who,
        Instant at,
        @Nullable String why,
        boolean edited,
        String targetTopic,
        int targetPartition,
        long targetOffset) {

    /** Where it stands now, as in {@code news.articles-2@991}. */
    String place() {
        return place(targetTopic, targetPartition, targetOffset);
    }

    static String place(String topic, long partition, long offset) {
        return topic + "-" + partition + "@" + offset;
    }

    /** Whether it was parked instead of sent. */
    public boolean isParked() {
        return targetTopic.endsWith("-parked");
    }
}
