package org.warta.replayer.stream;

import java.time.Duration;

/**
 * How replays are carried out; see {@code warta.replayer}.
 *
 * @param instance the name of this instance, for the audit
 */
public record ReplaySettings(
        String group,
        Duration sessionTimeout,
        int maxRunning,
        int transactionRecords,
        Duration transactionInterval,
        String enricherGroup,
        String consumerGroup,
        long yieldLag,
        long dryRunRecords,
        Duration dryRunTime,
        String instance) {}
