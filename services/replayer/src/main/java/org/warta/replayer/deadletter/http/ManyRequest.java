package org.warta.replayer.deadletter.http;

import org.jspecify.annotations.Nullable;
import org.warta.replayer.deadletter.LetterFilter;

/**
 * What an operator asks of many letters.
 *
 * @param filter which; null: all
 * @param why for the audit
 * @param again whether those are sent that were redriven before
 * @param dryRun whether to tell only what would be done
 */
record ManyRequest(@Nullable LetterFilter filter, @Nullable String why, boolean again, boolean dryRun) {}
