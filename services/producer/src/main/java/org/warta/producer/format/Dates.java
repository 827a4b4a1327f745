package org.warta.producer.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates of articles: ISO 8601 with an offset, or a date alone, which is the start of that day in UTC. */
public final class Dates {
    private static final String SHAPES = "write it as 2026-11-23T08:30:00+07:00, 2026-11-23T01:30:00Z or 2026-11-23";

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Dates() {}

    /**
     * The time that a text names.
     *
     * @throws IllegalArgumentException when there is no such time; its message says why
     */
    public static Instant parse(String text) {
        String date = text.strip().replaceFirst("(?<=\\d)\\s+(?=\\d)", "T").replaceFirst("\\s+(?=[+-]\\d|Z$)", "");
        try {
            Instant time = date.length() == "2026-11-23".length()
                    ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(date, DATE_TIME).toInstant();
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            if (year < 1 || year > 9999) {
                throw new IllegalArgumentException("`" + text + "` is not in the years 1 to 9999");
            }
            return time.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("`" + text + "` is no date: " + SHAPES, impossible);
        }
    }
}
