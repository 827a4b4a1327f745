package org.warta.replayer.deadletter.stream;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Names of redrives: the time when they were asked for, as people read it, and some letters. */
final class RedriveIds {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LETTERS = 6;

    private RedriveIds() {}

    static String next(Clock clock) {
        StringBuilder id = new StringBuilder(TIME.format(Instant.now(clock))).append('-');
        ThreadLocalRandom.current().ints(LETTERS, 'a', 'z' + 1).forEach(letter -> id.append((char) letter));
        return id.toString();
    }
}
