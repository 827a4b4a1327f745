package org.warta.producer.fetch;

import java.time.Duration;

/**
 * What one fetch may cost.
 *
 * @param connect time to open a connection to one address
 * @param response time without a byte from the server
 * @param total time of all requests of a fetch together, waiting for turns not counted
 * @param wireBytes most bytes of a body as they come
 * @param bodyBytes most bytes of a body after decompression
 * @param ratio most bytes after decompression for one byte as it comes, once there is more than {@link #RATIO_FREE_BYTES}
 * @param redirects most redirects
 */
public record Limits(
        Duration connect, Duration response, Duration total, long wireBytes, long bodyBytes, int ratio, int redirects) {
    /** A body this small is no bomb, however well it was compressed. */
    static final long RATIO_FREE_BYTES = 1 << 20;

    public Limits {
        positive("connect", connect);
        positive("response", response);
        positive("total", total);
        if (wireBytes < 1 || bodyBytes < 1 || bodyBytes > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(
                    "bodies of " + wireBytes + " and " + bodyBytes + " bytes: must be 1 B to 1 GB");
        }
        if (ratio < 1 || redirects < 0) {
            throw new IllegalArgumentException("ratio " + ratio + ", redirects " + redirects + ": must be positive");
        }
    }

    private static void positive(String name, Duration time) {
        if (time.toMillis() < 1 || time.toDays() > 1) {
            throw new IllegalArgumentException("time to " + name + " of " + time + ": must be 1 ms to 1 day");
        }
    }
}
