package org.warta.replayer.deadletter.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Letters, the latest first.
 *
 * @param next cursor of the next ones; null when there are none
 */
record LetterList(
        ReachView reach, List<LetterLine> letters, @Nullable String next) {}
