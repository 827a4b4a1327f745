package org.warta.producer.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 and its W3C profile, and what is close to them: basic and extended form, weeks, days of the year, years of two
 * digits where they cannot be days, less than a day's precision, one-digit months, a space for the T.
 */
final class IsoDate {
    private static final Pattern SHAPE =
            Pattern.compile("(?<date>[+]?\\d{4}(?:[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?|-?w\\d{2}(?:-?\\d)?|-?\\d{3}|\\d{4})?"
                    + "|-\\d{2}-?\\d{2}|(?:00|3[2-9]|[4-9]\\d)-\\d{2}-\\d{2}|-?\\d{2}-\\d{3})"
                    + "(?:(?: ?t ?|[ ,:_]+| - )(?<hour>\\d{1,2})(?:(?<colon>[:.])(?<minute>\\d{1,2})(?:[:.](?<second>\\d{1,2})(?:[.,:](?<fraction>\\d{1,12}))?)?"
                    + "|(?<minute2>\\d{2})(?:(?<second2>\\d{2})(?:[.,](?<fraction2>\\d{1,12}))?)?)?(?: ?(?<half>[ap])\\.?m\\.?)?)?"
                    + " ?(?<zone>z|[a-z/_]{2,32}|(?:gmt|utc)? ?[+-] ?\\d{1,2}:?\\d{0,2}(?::?\\d\\d)?)?");

    /** Fourteen or twelve digits: everything without a separator. */
    private static final Pattern COMPACT =
            Pattern.compile("((?:19|20)\\d{6})t?(\\d{2})(\\d{2})(\\d{2})?(?:\\.\\d+)?( ?z| ?[+-]\\d{2}:?\\d{2})?");

    private IsoDate() {}

    /**
     * Null where the text has another shape.
     *
     * @throws DateTimeException when it has this shape, and there is no such day, time or zone
     */
    static @Nullable DateParts read(String text) {
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            TimeOfDay time = TimeOfDay.of(compact.group(2), compact.group(3), compact.group(4), null);
            return new DateParts(day(compact.group(1)), time, zone(compact.group(5)), null);
        }
        Matcher iso = SHAPE.matcher(text);
        if (!iso.matches()) {
            return null;
        }
        ZoneId zone = zone(iso.group("zone"));
        if (zone == null && iso.group("zone") != null) {
            return null;
        }
        LocalDate date = day(iso.group("date"));
        String missing = missing(iso.group("date"));
        if (iso.group("hour") == null) {
            return new DateParts(date, TimeOfDay.MIDNIGHT, zone, missing);
        }
        boolean separated = iso.group("colon") != null;
        TimeOfDay time = separated
                ? TimeOfDay.of(iso.group("hour"), iso.group("minute"), iso.group("second"), iso.group("fraction"))
                : TimeOfDay.of(iso.group("hour"), iso.group("minute2"), iso.group("second2"), iso.group("fraction2"));
        String half = iso.group("half");
        return new DateParts(date, half == null ? time : time.twelveHours(half.equals("p")), zone, missing);
    }

    private static @Nullable ZoneId zone(@Nullable String zone) {
        return zone == null ? null : Zones.named(zone.strip());
    }

    private static LocalDate day(String text) {
        String date = text.startsWith("+") ? text.substring(1) : text;
        if (date.contains("w")) {
            String digits = date.replaceAll("[w-]", "");
            int year = Integer.parseInt(digits.substring(0, 4));
            int weekday = digits.length() > 6 ? digits.charAt(6) - '0' : 1;
            return LocalDate.of(year, 1, 4)
                    .with(ChronoField.DAY_OF_WEEK, weekday)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(digits.substring(4, 6)));
        }
        boolean shortYear = date.startsWith("-") || date.matches("\\d{2}-.*");
        String[] parts = date.replaceFirst("^-", "").split("[-/.]", -1);
        if (parts.length == 1) {
            return run(parts[0], shortYear);
        }
        int year = Years.full(parts[0]);
        if (parts[1].length() == 3) {
            return LocalDate.ofYearDay(year, Integer.parseInt(parts[1]));
        }
        return LocalDate.of(year, Integer.parseInt(parts[1]), parts.length > 2 ? Integer.parseInt(parts[2]) : 1);
    }

    private static LocalDate run(String digits, boolean shortYear) {
        int yearDigits = shortYear ? 2 : 4;
        int year = Years.full(digits.substring(0, yearDigits));
        String rest = digits.substring(yearDigits);
        if (rest.length() == 3) {
            return LocalDate.ofYearDay(year, Integer.parseInt(rest));
        }
        int month = rest.isEmpty() ? 1 : Integer.parseInt(rest.substring(0, 2));
        return LocalDate.of(year, month, rest.length() == 4 ? Integer.parseInt(rest.substring(2)) : 1);
    }

    private static @Nullable String missing(String date) {
        if (date.matches("\\d{4}")) {
            return "the first day of the year";
        }
        return date.matches("\\d{4}[-/.]\\d{1,2}|-\\d{2}-?\\d{2}") ? "the first day of the month" : null;
    }
}
