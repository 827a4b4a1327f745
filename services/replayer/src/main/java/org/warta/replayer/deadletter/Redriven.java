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

    /** Whether it was parked instead of sent. */
    public boolean isParked() {
        return targetTopic.endsWith("-parked");
    }
}
