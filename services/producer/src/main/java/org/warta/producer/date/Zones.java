package org.warta.producer.date;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Zones by the names and numbers that dates carry. */
final class Zones {
    private static final Pattern OFFSET =
            Pattern.compile("(?:gmt|utc|ut)? ?([+-]) ?(\\d{1,2})(?::?(\\d{2}))?(?::?\\d{2})?");
    private static final int MAX_HOURS = 18;

    /** Abbreviations by offset from UTC; daylight saving is said by the name. */
    private static final Map<String, ZoneOffset> ABBREVIATIONS = abbreviations(Map.ofEntries(
            Map.entry("+00:00", "z ut utc gmt uct wet zulu"),
            Map.entry("+01:00", "cet met mez west bst"),
            Map.entry("+02:00", "cest mest mesz eet sast cat"),
            Map.entry("+03:00", "eest msk eat trt"),
            Map.entry("+03:30", "irst"),
            Map.entry("+04:00", "msd gst samt"),
            Map.entry("+05:00", "pkt uzt yekt"),
            Map.entry("+05:30", "ist"),
            Map.entry("+05:45", "npt"),
            Map.entry("+06:30", "mmt"),
            Map.entry("+07:00", "wib ict krat"),
            Map.entry("+08:00", "wita sgt hkt myt pht awst irkt"),
            Map.entry("+09:00", "wit jst kst yakt"),
            Map.entry("+09:30", "acst"),
            Map.entry("+10:00", "aest vlat"),
            Map.entry("+10:30", "acdt"),
            Map.entry("+11:00", "aedt magt"),
            Map.entry("+12:00", "nzst"),
            Map.entry("+13:00", "nzdt"),
            Map.entry("-02:30", "ndt"),
            Map.entry("-03:00", "brt art adt clst"),
            Map.entry("-03:30", "nst"),
            Map.entry("-04:00", "edt ast clt"),
            Map.entry("-05:00", "est cdt cot pet et"),
            Map.entry("-06:00", "cst mdt ct"),
            Map.entry("-07:00", "mst pdt mt"),
            Map.entry("-08:00", "pst akdt pt"),
            Map.entry("-09:00", "akst"),
            Map.entry("-10:00", "hst")));

    private Zones() {}

    /** The zone of a name in lower case; null where nobody knows it. */
    static @Nullable ZoneId named(String name) {
        ZoneOffset known = ABBREVIATIONS.get(name);
        if (known != null) {
            return known;
        }
        Matcher offset = OFFSET.matcher(name);
        if (offset.matches()) {
            return offset(offset);
        }
        return name.contains("/") ? region(name) : null;
    }

    private static ZoneOffset offset(Matcher offset) {
        String digits = offset.group(2);
        int hours = Integer.parseInt(digits);
        int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
        if (hours > MAX_HOURS || minutes > 59 || (hours == MAX_HOURS && minutes > 0)) {
            throw new DateTimeException("has no zone: " + offset.group());
        }
        int seconds = (hours * 60 + minutes) * 60;
        return ZoneOffset.ofTotalSeconds(offset.group(1).equals("-") ? -seconds : seconds);
    }

    private static @Nullable ZoneId region(String name) {
        String id = Regions.BY_LOWER_CASE.get(name);
        return id == null ? null : ZoneId.of(id);
    }

    private static Map<String, ZoneOffset> abbreviations(Map<String, String> byOffset) {
        Map<String, ZoneOffset> abbreviations = new HashMap<>();
        byOffset.forEach((offset, names) -> {
            for (String name : names.split(" ", -1)) {
                abbreviations.put(name, ZoneOffset.of(offset));
            }
        });
        return abbreviations;
    }

    /** Loaded only when a date names a region. */
    private static final class Regions {
        static final Map<String, String> BY_LOWER_CASE = new TreeMap<>();

        static {
            for (String id : ZoneId.getAvailableZoneIds()) {
                BY_LOWER_CASE.put(id.toLowerCase(Locale.ROOT), id);
            }
        }
    }
}
