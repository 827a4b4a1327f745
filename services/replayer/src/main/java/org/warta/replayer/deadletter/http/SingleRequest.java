package org.warta.replayer.deadletter.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an operator asks of one letter.
 *
 * @param value the edited event; null: send the letter as it is
 * @param why for the audit
 * @param again whether it is sent although it was redriven before
 * @param dryRun whether to tell only what would be done
 */
record SingleRequest(@Nullable JsonNode value, @Nullable String why, boolean again, boolean dryRun) {
    SingleRequest {
        value = value == null || value.isNull() ? null : value;
    }
}
