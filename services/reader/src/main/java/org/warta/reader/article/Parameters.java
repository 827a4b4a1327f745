package org.warta.reader.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.warta.event.EntityType;
import org.warta.schemas.mediatopic.MediaTopic;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/** The parameters of a request, each of a known name and none twice that says one thing. */
public final class Parameters {
    /** Well over any name of an entity; keeps nonsense from the database. */
    private static final int MAX_LENGTH = 500;

    private static final int MAX_REPEATED = 20;

    private static final Pattern UUID_FORM =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final String EXAMPLE = "3bb4a1a6-2a5c-5e6e-9d75-6bb9d2d0a001";
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    /** Years of four digits: PostgreSQL has all of these, and nobody means others. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, List<String>> values;

    /**
     * Checks names and numbers of parameters.
     *
     * @param known their names
     * @param repeatable names of those that may be given several times
     * @throws InvalidParameterException when one is unknown, given too often, empty or too long
     */
    public Parameters(Map<String, List<String>> values, List<String> known, List<String> repeatable) {
        this.values = values;
        values.forEach((name, given) -> {
            if (!known.contains(name)) {
                throw new InvalidParameterException(
                        name,
                        known.isEmpty()
                                ? "There are no parameters here."
                                : "There is no such parameter; there are " + String.join(", ", known) + ".");
            }
            if (given.size() > (repeatable.contains(name) ? MAX_REPEATED : 1)) {
                throw new InvalidParameterException(name, "The parameter is given " + given.size() + " times.");
            }
            for (String value : given) {
                if (value.isBlank()
                        || value.length() > MAX_LENGTH
                        || value.chars().anyMatch(Character::isISOControl)) {
                    throw new InvalidParameterException(
                            name,
                            "The value is empty, longer than " + MAX_LENGTH
                                    + " characters or holds control characters.");
                }
            }
        });
    }

    /** Refuses any parameter. */
    public static void none(Map<String, List<String>> values) {
        new Parameters(values, List.of(), List.of());
    }

    /** The value of a parameter; null when it is not given. */
    public @Nullable String text(String name) {
        List<String> given = values.get(name);
        return given == null ? null : given.get(0);
    }

    /** A whole number within bounds. */
    public int number(String name, int least, int most, int otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw new InvalidParameterException(name, "This must be a whole number from " + least + " to " + most + ".");
    }

    /** Every value of a parameter that may be given several times, each once. */
    List<String> texts(String name) {
        return values.getOrDefault(name, List.of()).stream().distinct().toList();
    }

    /** Codes of media topics, given as codes or slugs. */
    List<String> mediaTopics(String name) {
        return texts(name).stream()
                .map(text -> mediaTopic(name, text))
                .distinct()
                .toList();
    }

    private static String mediaTopic(String name, String text) {
        return MediaTopicConcept.byCode(text)
                .map(MediaTopicConcept::code)
                .or(() -> Arrays.stream(MediaTopic.values())
                        .filter(topic -> topic.slug().equals(text))
                        .findFirst()
                        .map(MediaTopic::code))
                .orElseThrow(() -> new InvalidParameterException(
                        name,
                        "There is no such media topic. This is the code of one of IPTC's two upper levels, such as"
                                + " medtop:20000056, or one of "
                                + Arrays.stream(MediaTopic.values())
                                        .map(MediaTopic::slug)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** Refuses every status but the one of articles that may be shown. */
    void onlyUsable(String name) {
        String text = text(name);
        if (text != null && !text.equals("usable")) {
            throw new InvalidParameterException(
                    name, "This can only be usable: articles of any other status are never shown.");
        }
    }

    Sort sort(String name, @Nullable String q) {
        String text = text(name);
        if (text == null) {
            return ArticleQuery.defaultSort(q);
        }
        Sort sort = Arrays.stream(Sort.values())
                .filter(one -> name(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidParameterException(name, "This must be time or rank."));
        if (sort == Sort.RANK && q == null) {
            throw new InvalidParameterException(name, "A rank needs words: q.");
        }
        return sort;
    }

    static String name(Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }

    /** A place in a list that is ordered so. */
    @Nullable
    Cursor cursor(String name, Sort sort) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Cursor cursor = Cursor.of(name, text);
        if ((cursor.rank() != null) != (sort == Sort.RANK)) {
            throw new InvalidParameterException(name, "This cursor is of a list in another order.");
        }
        return cursor;
    }

    /** The name of a type of entity, given in any case; null when it is not given. */
    public @Nullable String entityType(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        List<String> types = Stream.of(EntityType.values())
                .filter(type -> type != EntityType.UNKNOWN)
                .map(Enum::name)
                .toList();
        String type = text.toUpperCase(Locale.ROOT);
        if (!types.contains(type)) {
            throw new InvalidParameterException(name, "This must be one of " + String.join(", ", types) + ".");
        }
        return type;
    }

    /** BCP 47 tags in their canonical form. */
    List<String> languages(String name) {
        return texts(name).stream()
                .map(text -> {
                    if (!LANGUAGE.matcher(text).matches()) {
                        throw new InvalidParameterException(
                                name, "This must be a BCP 47 language tag such as id or en-GB.");
                    }
                    return Locale.forLanguageTag(text).toLanguageTag();
                })
                .distinct()
                .toList();
    }

    /** The first moment of a period: an instant, or the start of a day in UTC. */
    @Nullable
    Instant start(String name) {
        return time(name, 0);
    }

    /** The first moment after a period: an instant, or the end of a day in UTC. */
    @Nullable
    Instant end(String name) {
        return time(name, 1);
    }

    private @Nullable Instant time(String name, int days) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            Instant time = text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            if (isStorable(time)) {
                return time;
            }
        } catch (DateTimeException noTime) {
            // told below
        }
        throw new InvalidParameterException(
                name, "This must be a date such as 2026-11-23 (in UTC) or a time such as 2026-11-23T09:30:00+07:00.");
    }

    /** Whether the database has such a time. */
    static boolean isStorable(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    /**
     * The id that a part of an address is.
     *
     * @throws InvalidParameterException when it is no UUID
     */
    public static UUID id(String name, String text) {
        UUID id = uuid(text);
        if (id == null) {
            throw new InvalidParameterException(name, "This must be a UUID such as " + EXAMPLE + ".");
        }
        return id;
    }

    /** The UUID that a text is; null when it is none. */
    static @Nullable UUID uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }
}
