package org.warta.producer.fetch;

import java.time.Duration;

/**
 * How {@code robots.txt} is read.
 *
 * @param obeyed whether it is read at all
 * @param ttl how long one is kept
 * @param errorTtl how long it is kept that one cannot be read
 * @param maxBytes how much of one is read; RFC 9309 asks for 500 KiB
 * @param maxDelay the longest {@code Crawl-delay} that is kept to; longer ones are cut to it
 * @param cacheBytes about how much memory all of them may take
 */
public record RobotsSettings(
        boolean obeyed, Duration ttl, Duration errorTtl, int maxBytes, Duration maxDelay, long cacheBytes) {
    public RobotsSettings {
        if (ttl.toMillis() < 1 || errorTtl.toMillis() < 1 || maxDelay.isNegative() || maxBytes < 1 || cacheBytes < 1) {
            throw new IllegalArgumentException("ttl " + ttl + ", error ttl " + errorTtl + ", delay " + maxDelay + ", "
                    + maxBytes + " of " + cacheBytes + " bytes: must be positive");
        }
    }
}
