package org.warta.producer.directory;

import java.time.Duration;

/**
 * How directories are watched.
 *
 * @param interval between two looks
 * @param settle how long a file must not have changed before it is read
 * @param maxFileBytes the largest file of one article or a few that is read
 * @param maxArchiveBytes the largest file of many articles that is read
 */
public record DirectorySettings(Duration interval, Duration settle, long maxFileBytes, long maxArchiveBytes) {
    public DirectorySettings {
        if (interval.isNegative() || interval.isZero() || settle.isNegative()) {
            throw new IllegalArgumentException("interval " + interval + ", settle " + settle + ": must be positive");
        }
        check(maxFileBytes);
        check(maxArchiveBytes);
    }

    private static void check(long largest) {
        if (largest < 1 || largest > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("largest file of " + largest + " bytes: must be 1 B to 1 GB");
        }
    }
}
