package org.warta.replayer.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a letter: enough to list it and to choose it.
 *
 * @param time when it became a letter
 * @param key text, or {@code 0x} and hexadecimal digits; null where it has none
 * @param message the beginning of what the failure said; null where the letter does not say
 * @param attempt how often the record was redriven before it became this letter
 * @param redriveOf the letter that was redriven and became this one; null for one that was not redriven
 * @param failed the redriven record that failed, as in {@code news.articles-2@991}; null for one that was not redriven, and
 *     where the letter does not say
 */
public record LetterHead(
        LetterAddress address,
        Instant time,
        @Nullable String key,
        Cause cause,
        @Nullable String message,
        int attempt,
        @Nullable LetterAddress redriveOf,
        @Nullable String failed) {}
