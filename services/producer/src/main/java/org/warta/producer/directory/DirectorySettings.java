package org.warta.producer.directory;

import java.time.Duration;

/**
 * How directories are watched.
 *
 * @param interval between two looks
 * @param settle how long a file must not have changed before it is read
 * @param maxFileBytes the largest file that is read
 */
public record DirectorySettings(Duration interval, Duration settle, long maxFileBytes) {
    public DirectorySettings {
        if (interval.isNegative() || interval.isZero() || settle.isNegative()) {
            throw new IllegalArgumentException("interval " + interval + ", settle " + settle + ": must be positive");
        }
        if (maxFileBytes < 1 || maxFileBytes > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("largest file of " + maxFileBytes + " bytes: must be 1 B to 1 GB");
        }
    }
}
