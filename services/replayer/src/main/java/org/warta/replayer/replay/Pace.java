package org.warta.replayer.replay;

import java.time.Instant;

/**
 * How fast a replay goes.
 *
 * @param at when that was measured
 * @param readPerSecond offsets passed a second
 * @param sentPerSecond records written a second
 * @param yielding whether it is slower than it could be, for the sake of live traffic
 */
public record Pace(Instant at, double readPerSecond, double sentPerSecond, boolean yielding) {}
