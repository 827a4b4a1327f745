package org.warta.producer.date;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warta.producer.note.Notes;

/**
 * Reads a date of news, however it is written: RFC 822 and what became of it, ISO 8601, seconds since the epoch, words of
 * many languages. A date that cannot be, that is ambiguous or that lies in the future is none.
 */
public final class NewsDates {
    /** Clocks go wrong, and zones are mistaken, by at most this. */
    static final Duration MAX_AHEAD = Duration.ofHours(24);

    private static final int FIRST_NEWSPAPER = 1605;
    private static final int MAX_LENGTH = 120;
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,100}>");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,16}");
    private static final long MAX_SECONDS = 99_999_999_999L;

    private NewsDates() {}

    /**
     * The time that a text names.
     *
     * @param zone what to assume where the text names none; a date without a time of day is its start there
     */
    public static FoundDate read(String text, Instant now, ZoneId zone) {
        String date = Characters.plain(TAG.matcher(text.strip()).replaceAll(" "));
        if (date.isEmpty()) {
            return FoundDate.none("is empty");
        }
        if (date.length() > MAX_LENGTH) {
            return FoundDate.none("is too long for a date");
        }
        Instant epoch = epoch(date);
        if (epoch != null) {
            return checked(new FoundDate(epoch, ZoneOffset.UTC, null, null), now);
        }
        try {
            DateParts parts = IsoDate.read(date);
            if (parts == null) {
                parts = WrittenDate.read(date);
            }
            return checked(resolved(parts, zone), now);
        } catch (DateTimeException impossible) {
            String why = String.valueOf(impossible.getMessage());
            return FoundDate.none(Character.isUpperCase(why.charAt(0)) ? "is impossible: " + why : why);
        }
    }

    /** Seconds, milliseconds or microseconds since 1970; null where it is none of these. */
    private static @Nullable Instant epoch(String date) {
        boolean calendar = date.matches("(?:19|20)(?:\\d{10}|\\d{12})"); // year to minute or second
        if (calendar || !EPOCH.matcher(date).matches()) {
            return null;
        }
        long number = Long.parseLong(date);
        if (number <= MAX_SECONDS) {
            return Instant.ofEpochSecond(number);
        }
        return date.length() <= 13
                ? Instant.ofEpochMilli(number)
                : Instant.EPOCH.plus(number, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
    }

    private static FoundDate resolved(DateParts parts, ZoneId assumedZone) {
        LocalDateTime local = parts.local();
        ZoneId zone = parts.zone() == null ? assumedZone : parts.zone();
        String assumed = parts.assumed();
        if (parts.zone() == null) {
            String named = "zone " + (assumedZone.equals(ZoneOffset.UTC) ? "UTC" : assumedZone);
            assumed = assumed == null ? named : named + ", " + assumed;
        }
        return new FoundDate(local.atZone(zone).toInstant().truncatedTo(ChronoUnit.MILLIS), zone, assumed, null);
    }

    private static FoundDate checked(FoundDate found, Instant now) {
        Instant time = found.time();
        if (time == null) {
            return found;
        }
        if (time.equals(Instant.EPOCH)) {
            return FoundDate.none("is 1970-01-01T00:00:00Z, which programs write for no date");
        }
        if (time.atZone(ZoneOffset.UTC).getYear() < FIRST_NEWSPAPER) {
            return FoundDate.none("is before the first newspaper");
        }
        if (time.isAfter(now.plus(MAX_AHEAD))) {
            return FoundDate.none("is in the future");
        }
        return found;
    }

    /**
     * The time that a text names, or null; what was assumed or dropped goes to the notes.
     *
     * @param what the field, for the notes
     */
    public static @Nullable Instant read(String what, String text, Instant now, ZoneId zone, Notes notes) {
        FoundDate found = read(text, now, zone);
        if (found.problem() != null) {
            notes.dropped(what + " " + Notes.quote(text) + " " + found.problem());
        } else if (found.assumed() != null) {
            notes.repaired(what + " " + Notes.quote(text) + " leaves something open: assumed " + found.assumed());
        }
        return found.time();
    }
}
