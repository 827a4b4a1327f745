package org.warta.platform.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells poison from an outage: more than half of the last {@value #WINDOW} records, and at least {@value #MINIMUM},
 * failing for one reason is an outage. A reason is the class of the deepest cause.
 */
final class OutageGuard {
    static final int WINDOW = 100;
    static final int MINIMUM = 20;

    private static final String SUCCESS = "";

    /** The reasons of the last records of one partition stream, the oldest first. */
    private final Deque<String> reasons;

    private final Map<String, Integer> failures = new HashMap<>();

    OutageGuard() {
        this.reasons = new ArrayDeque<>(WINDOW + 1);
    }

    /** A copy to try a batch on, so that a batch that is tried again is not counted twice. */
    OutageGuard copy() {
        OutageGuard copy = new OutageGuard();
        copy.reasons.addAll(reasons);
        copy.failures.putAll(failures);
        return copy;
    }

    void succeeded() {
        add(SUCCESS);
    }

    /** @throws OutageException when this failure makes an outage */
    void failed(Exception cause) {
        String reason = reason(cause);
        add(reason);
        int same = failures.getOrDefault(reason, 0);
        if (same >= MINIMUM && same * 2 > reasons.size()) {
            throw new OutageException(
                    same + " of the last " + reasons.size() + " records failed with " + reason
                            + ": this looks like an outage, not like bad records. Nothing is skipped; the batch is tried again",
                    cause);
        }
    }

    private void add(String reason) {
        reasons.addLast(reason);
        if (!reason.equals(SUCCESS)) {
            failures.merge(reason, 1, Integer::sum);
        }
        if (reasons.size() > WINDOW) {
            failures.computeIfPresent(reasons.removeFirst(), (gone, count) -> count == 1 ? null : count - 1);
        }
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            deepest = cause;
        }
        return deepest.getClass().getName();
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }
}
