package org.warta.producer.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date in words and numbers, in any order that leaves no doubt: {@code Thu, 1 Jan 04 19:48 EST}, {@code Senin, 12
 * Agustus 2024 | 10:30 WIB}, {@code Aug. 9th, 2010 at 3pm}, {@code 2004년 05월 28일 01:31}.
 */
final class WrittenDate {
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(?<!\\d\\.)(\\d{1,2})(?:[:.](\\d{1,2})(?!\\d*[./]\\d)(?:[:.](\\d{1,2})(?:[.,](\\d{1,9}))?)?)(?::\\d+)?(?: ?(am|pm|a\\.m\\.|p\\.m\\.)(?![a-z]))?(?![\\d/])");
    private static final Pattern HOUR = Pattern.compile("(?<!\\d)(\\d{1,2}) ?(am|pm|a\\.m\\.|p\\.m\\.)(?![a-z])");
    private static final Pattern EASTERN_HALF = Pattern.compile("오전|오후|上午|下午|午前|午後");
    private static final Pattern EASTERN_UNIT = Pattern.compile("[년월年月]\\.?");
    private static final Pattern OFFSET =
            Pattern.compile("(?:(?:gmt|utc|ut) ?)?[+-] ?(?:\\d{1,2}:\\d{2}(?::\\d{2})?|\\d{4}|\\d{1,2})(?![\\d:/-])");
    private static final Pattern REGION = Pattern.compile("[a-z]+/[a-z_/]+");
    private static final Pattern TOKEN = Pattern.compile("\\d+|\\p{L}[\\p{L}\\p{M}]*");
    private static final Pattern NUMERIC =
            Pattern.compile("(?<!\\d)(\\d{1,4}) ?([-/.]) ?(\\d{1,2}) ?\\2 ?(\\d{1,4})(?!\\d)");
    /** {@code mar} is March, and in Romance languages also Tuesday, before a month. */
    private static final int MARCH_OR_TUESDAY = 3;

    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er");

    private final String text;
    private final List<String> unknown = new ArrayList<>();
    private TimeOfDay time = TimeOfDay.MIDNIGHT;
    private boolean timed;
    private @Nullable ZoneId zone;
    private @Nullable String assumed;

    private WrittenDate(String text) {
        this.text = text;
    }

    /** @throws DateTimeException when it names no possible day; its message says why */
    static DateParts read(String text) {
        return new WrittenDate(text).parts();
    }

    private DateParts parts() {
        String rest = takeTime(eastern());
        rest = takeZone(rest);
        Matcher numeric = NUMERIC.matcher(rest);
        LocalDate date = numeric.find() ? numeric(numeric) : named(rest);
        if (zone == null && !unknown.isEmpty() && timed) {
            String last = unknown.get(unknown.size() - 1);
            if (rest.endsWith(last) && last.length() <= 5 && last.matches("[a-z]+")) {
                assumed = "UTC for the unknown zone " + last;
                zone = ZoneOffset.UTC; // RFC 5322, 4.3
            }
        }
        return new DateParts(date, time, zone, assumed);
    }

    /** Korean, Japanese and Chinese dates with their units written as separators. */
    private String eastern() {
        boolean korean = text.codePoints()
                .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HANGUL);
        if (korean) {
            assumed = "zone +09:00";
            zone = ZoneOffset.ofHours(9);
        }
        String date = EASTERN_UNIT
                .matcher(text)
                .replaceAll("-")
                .replaceAll("[일日]", " ")
                .replaceAll("- +", "-")
                .replaceAll("[시時时분点點] ?(?=\\d)", ":")
                .replaceAll("[시時时분点點초秒]", " ");
        Matcher half = EASTERN_HALF.matcher(date);
        if (!half.find()) {
            return date;
        }
        boolean afternoon = Set.of("오후", "下午", "午後").contains(half.group());
        return half.replaceFirst(" ").replaceFirst("(\\d{1,2}:\\d{2}(?::\\d{2})?)", afternoon ? "$1 pm" : "$1 am");
    }

    private String takeTime(String date) {
        Matcher clock = TIME.matcher(date);
        Matcher hour = HOUR.matcher(date);
        Matcher found;
        if (clock.find()) {
            found = clock;
            time = TimeOfDay.of(clock.group(1), clock.group(2), clock.group(3), clock.group(4));
            half(clock.group(5));
        } else if (hour.find()) {
            found = hour;
            time = TimeOfDay.of(hour.group(1), null, null, null);
            half(hour.group(2));
        } else {
            return date;
        }
        timed = true;
        return date.substring(0, found.start()) + " \u0000 " + date.substring(found.end());
    }

    private void half(@Nullable String half) {
        if (half != null) {
            time = time.twelveHours(half.startsWith("p"));
        }
    }

    /** An offset stands behind the time; a hyphen elsewhere belongs to a day. */
    private String takeZone(String date) {
        int behindTime = date.indexOf('\u0000');
        Matcher region = REGION.matcher(date);
        if (region.find()) {
            ZoneId named = Zones.named(region.group());
            if (named != null) {
                setZone(named);
                return date.substring(0, region.start()) + " " + date.substring(region.end());
            }
        }
        Matcher offset = OFFSET.matcher(date);
        if (behindTime >= 0 && offset.find(behindTime)) {
            setZone(Zones.named(offset.group()));
            return date.substring(0, offset.start()) + " " + date.substring(offset.end());
        }
        return date.replace('\u0000', ' ');
    }

    private void setZone(@Nullable ZoneId named) {
        if (named != null) {
            zone = named;
            assumed = null;
        }
    }

    private LocalDate numeric(Matcher numeric) {
        String first = numeric.group(1);
        int middle = Integer.parseInt(numeric.group(3));
        String last = numeric.group(4);
        for (Matcher word = TOKEN.matcher(text); word.find(); ) {
            wordOfNumericDate(word.group());
        }
        if (first.length() > 2) {
            return LocalDate.of(Years.full(first), middle, Integer.parseInt(last));
        }
        int start = Integer.parseInt(first);
        String separator = numeric.group(2);
        boolean ambiguous = (separator.equals("/") && start <= 12 && middle <= 12 && start != middle)
                || (!separator.equals(".") && last.length() < 3 && start <= 31 && Integer.parseInt(last) <= 31);
        if (ambiguous) {
            throw new DateTimeException("is ambiguous: day and month could be either number");
        }
        return middle > 12
                ? LocalDate.of(Years.full(last), start, middle)
                : LocalDate.of(Years.full(last), middle, start);
    }

    private void wordOfNumericDate(String word) {
        if (!Character.isDigit(word.charAt(0))) {
            setZone(Zones.named(word));
        }
    }

    private LocalDate named(String rest) {
        Integer month = null;
        List<String> numbers = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(rest); token.find(); ) {
            String word = token.group();
            Integer number = Character.isDigit(word.charAt(0)) ? null : MonthNames.number(word);
            if (Character.isDigit(word.charAt(0))) {
                numbers.add(word);
            } else if (number != null && (month == null || month == MARCH_OR_TUESDAY)) {
                month = number;
            } else if (!ORDINALS.contains(word)) {
                word(word);
            }
        }
        if (month == null) {
            throw new DateTimeException("names no day");
        }
        return day(month, numbers);
    }

    private void word(String word) {
        ZoneId named = Zones.named(word);
        if (named == null) {
            unknown.add(word);
        } else if (zone == null) {
            setZone(named);
        }
    }

    private static LocalDate day(int month, List<String> numbers) {
        if (numbers.size() < 2) {
            throw new DateTimeException("names no full day");
        }
        String first = numbers.get(0);
        String second = numbers.get(1);
        boolean yearFirst = first.length() > 2;
        String year = yearFirst ? first : second;
        String day = yearFirst ? second : first;
        if (day.length() > 2 || year.length() > 4) {
            throw new DateTimeException("names no day");
        }
        return LocalDate.of(Years.full(year), month, Integer.parseInt(day));
    }
}
