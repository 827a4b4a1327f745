package org.warta.replayer.deadletter.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.deadletter.stream.DeadLetters;

/**
 * How far lists reach.
 *
 * @param letters letters that can be listed
 * @param most as many as can be
 * @param since time of the oldest; null when there are none
 * @param older whether there have been older ones; they can be redriven, and looked at by their address
 * @param complete false just after the start, while letters are still being read
 */
record ReachView(int letters, int most, @Nullable Instant since, boolean older, boolean complete) {
    static ReachView of(DeadLetters.Reach reach) {
        return new ReachView(
                reach.index().letters(),
                reach.index().most(),
                reach.index().since(),
                reach.index().older(),
                reach.complete());
    }
}
