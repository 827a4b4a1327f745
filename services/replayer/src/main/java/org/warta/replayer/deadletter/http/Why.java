package org.warta.replayer.deadletter.http;

import org.jspecify.annotations.Nullable;
import org.warta.replayer.replay.RefusedException;

/** The reason that an operator gives, for the audit. */
final class Why {
    private static final int LONGEST = 2_000;

    private Why() {}

    /** @throws RefusedException when it is missing where something is done, or too long to keep forever */
    static @Nullable String checked(@Nullable String why, boolean dryRun) {
        if (!dryRun && (why == null || why.isBlank())) {
            throw new RefusedException("#/why", "Say why: it is kept with what you do.");
        }
        if (why != null && why.length() > LONGEST) {
            throw new RefusedException("#/why", "Say why in " + LONGEST + " characters or fewer.");
        }
        return why;
    }
}
