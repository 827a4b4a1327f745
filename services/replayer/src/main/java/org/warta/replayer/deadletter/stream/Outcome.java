package org.warta.replayer.deadletter.stream;

import org.jspecify.annotations.Nullable;
import org.warta.replayer.deadletter.Decision;
import org.warta.replayer.deadletter.LetterAddress;

/**
 * What became of a letter that was to be redriven.
 *
 * @param targetTopic where it is sent; null when it is not
 * @param target where it stands there; null when it was not sent, or not yet
 */
public record Outcome(
        LetterAddress letter,
        Decision decision,
        @Nullable String targetTopic,
        @Nullable Place target) {

    /** A record's place. */
    public record Place(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }
}
