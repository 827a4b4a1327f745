package org.warta.producer.fetch;

import java.time.Duration;

/**
 * How a fetcher works.
 *
 * @param userAgent sent with every request
 * @param threads most requests in flight
 * @param hostGap time between the end of one request to a host and the start of the next
 */
public record FetchSettings(
        String userAgent, int threads, Duration hostGap, Reach reach, Limits limits, RobotsSettings robots) {
    public FetchSettings {
        if (threads < 1 || hostGap.isNegative()) {
            throw new IllegalArgumentException(threads + " threads, gap " + hostGap + ": must be positive");
        }
    }
}
