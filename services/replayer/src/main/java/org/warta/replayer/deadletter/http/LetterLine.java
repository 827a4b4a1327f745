package org.warta.replayer.deadletter.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.deadletter.Cause;
import org.warta.replayer.deadletter.LetterHead;
import org.warta.replayer.deadletter.LetterIndex;
import org.warta.replayer.deadletter.LetterState;
import org.warta.replayer.deadletter.Redriven;

/** A letter in a list; see {@link org.warta.replayer.deadletter.LetterDetail} for what the fields mean. */
record LetterLine(
        String address,
        String topic,
        int partition,
        long offset,
        Instant time,
        String group,
        @Nullable String key,
        Cause cause,
        @Nullable String message,
        int attempt,
        @Nullable String redriveOf,
        LetterState state,
        @Nullable Redriven redriven,
        @Nullable String again) {

    static LetterLine of(LetterIndex.Listed listed) {
        LetterHead head = listed.head();
        return new LetterLine(
                head.address().toString(),
                head.address().topic(),
                head.address().partition(),
                head.address().offset(),
                head.time(),
                head.cause().group(head.address().topic()),
                head.key(),
                head.cause(),
                head.message(),
                head.attempt(),
                head.redriveOf() == null ? null : head.redriveOf().toString(),
                listed.fate().state(),
                listed.fate().redriven(),
                listed.fate().again() == null ? null : listed.fate().again().toString());
    }
}
