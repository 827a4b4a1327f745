package org.warta.replayer.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * What has become of a letter, and where that is to be seen.
 *
 * @param redriven how it was last redriven; null when it never was
 * @param again the letter that it came back as; null when it has not
 */
public record Fate(
        LetterState state,
        @Nullable Redriven redriven,
        @Nullable LetterAddress again) {
    private static final Fate WAITING = new Fate(LetterState.WAITING, null, null);

    static Fate of(@Nullable Redriven redriven, @Nullable LetterAddress again) {
        if (redriven == null) {
            return WAITING;
        }
        if (redriven.isParked()) {
            return new Fate(LetterState.PARKED, redriven, null);
        }
        return new Fate(again == null ? LetterState.REDRIVEN : LetterState.FAILED_AGAIN, redriven, again);
    }
}
