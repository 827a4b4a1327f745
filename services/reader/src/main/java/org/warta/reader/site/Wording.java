package org.warta.reader.site;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.warta.reader.article.Identifiers;
import org.warta.reader.article.TopicView.Label;

/**
 * Says times, numbers, topics and languages as a reader of this language and zone says them.
 *
 * @param now when the page is made
 */
public record Wording(Locale locale, ZoneId zone, Instant now, MessageSource messages) {
    private static final int LENGTHY = 110; // characters: more than anybody writes who edits for readers

    private static final Map<String, String> KINDS =
            Map.of("PERSON", "person", "ORGANISATION", "organisation", "PLACE", "place");

    /** The language's code, for example {@code id}. */
    public String language() {
        return locale.getLanguage();
    }

    /** For example <i>14.05</i>. */
    public String clock(Instant time) {
        return format("HH:mm", "HH.mm", time);
    }

    /** For example <i>Senin, 23 November 2026</i>. */
    public String day(Instant time) {
        return DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", locale).format(time.atZone(zone));
    }

    /** For example <i>Senin, 23 November 2026, 14.05 WIB</i>. */
    public String moment(Instant time) {
        return day(time) + ", " + clock(time) + " " + zoneName();
    }

    /** For example <i>23 Nov 2026, 14.05</i>. */
    public String stamp(Instant time) {
        return shortDate(time) + ", " + clock(time);
    }

    /** As short as can be understood today: <i>14.05</i>, <i>21 Nov</i>, <i>21 Nov 2025</i>. */
    public String brief(Instant time) {
        ZonedDateTime then = time.atZone(zone);
        ZonedDateTime today = now.atZone(zone);
        if (then.toLocalDate().equals(today.toLocalDate())) {
            return clock(time);
        }
        return then.getYear() == today.getYear() ? format("d MMM", "d MMM", time) : shortDate(time);
    }

    /** From one day to another: <i>1 Nov – 21 Nov 2025</i>; one day when they are the same. */
    public String span(Instant first, Instant last) {
        LocalDate from = first.atZone(zone).toLocalDate();
        LocalDate to = last.atZone(zone).toLocalDate();
        if (from.equals(to)) {
            return shortDate(last);
        }
        return (from.getYear() == to.getYear() ? format("d MMM", "d MMM", first) : shortDate(first)) + " – "
                + shortDate(last);
    }

    private String shortDate(Instant time) {
        return format("d MMM yyyy", "d MMM yyyy", time);
    }

    /** A day or month of a timeline, as 2026-11-23 or 2026-11 is said. */
    public String period(String value) {
        return value.length() > "2026-11".length()
                ? DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(LocalDate.parse(value))
                : DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(YearMonth.parse(value));
    }

    /** The day in UTC that a filter begins with, as a form has it; empty for null. */
    public String firstDay(@Nullable Instant from) {
        return from == null ? "" : from.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** The last day in UTC of a filter that ends before this time, as a form has it; empty for null. */
    public String lastDay(@Nullable Instant to) {
        return to == null ? "" : firstDay(to.minusNanos(1));
    }

    public String number(long number) {
        return String.format(locale, "%,d", number);
    }

    /** A topic's name, with a capital in front; the code when this release does not know the topic. */
    public String topic(@Nullable Label label, String code) {
        return label == null ? code : capitalised(locale.equals(Languages.INDONESIAN) ? label.id() : label.en());
    }

    /** Whether a headline is so long that it is set smaller. */
    public boolean lengthy(String headline) {
        return headline.length() > LENGTHY;
    }

    /** The name of a language, for example <i>Bahasa Inggris</i> for {@code en}. */
    public String languageName(String tag) {
        return capitalised(Locale.forLanguageTag(tag).getDisplayName(locale));
    }

    /** The class of an entity's type in the style sheet, which is also the end of its messages' keys. */
    public String kind(String type) {
        return KINDS.getOrDefault(type, "other");
    }

    /** What one of a type is, for example <i>Place</i>. */
    public String one(String type) {
        return messages.getMessage("kind." + kind(type) + ".one", null, locale);
    }

    /** Those of a type, for example <i>Places</i>. */
    public String type(String type) {
        return messages.getMessage("kind." + kind(type), null, locale);
    }

    /** An address as the attribute of a link; null when it is no page of the web. */
    public @Nullable String link(@Nullable String address) {
        return address == null ? null : Identifiers.page(address);
    }

    /** Where a link leads, short: the host without {@code www.}. */
    public String host(String address) {
        String host = URI.create(address).getHost();
        return host == null ? address : host.replaceFirst("^www\\.", "");
    }

    /** Those of the addresses that are pages of the web, each once. */
    public List<String> links(@Nullable String uri, List<String> others) {
        return Stream.concat(Stream.ofNullable(uri), others.stream())
                .flatMap(address -> Stream.ofNullable(link(address)))
                .distinct()
                .toList();
    }

    /** The short name of the zone that times are in, for example <i>WIB</i>. */
    public String zoneName() {
        return DateTimeFormatter.ofPattern("zzz", locale).format(now.atZone(zone));
    }

    /** Whether this language's readers need not be told that an article is in that language. */
    public boolean reads(String tag) {
        return readers().contains(Locale.forLanguageTag(tag).getLanguage());
    }

    /** Languages whose articles this language's readers read first. */
    List<String> readers() {
        return locale.equals(Languages.INDONESIAN) ? List.of("id", "ms") : List.of("en");
    }

    private String format(String pattern, String indonesian, Instant time) {
        return DateTimeFormatter.ofPattern(locale.equals(Languages.INDONESIAN) ? indonesian : pattern, locale)
                .format(time.atZone(zone));
    }

    private String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }
}
