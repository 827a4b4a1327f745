package org.warta.schemas.mediatopic;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A concept of the upper level of the IPTC Media Topics: each has a Kafka topic of its own. */
public enum MediaTopic {
    ARTS_CULTURE("01000000"),
    CRIME_LAW("02000000"),
    DISASTER("03000000"),
    ECONOMY("04000000"),
    EDUCATION("05000000"),
    ENVIRONMENT("06000000"),
    HEALTH("07000000"),
    HUMAN_INTEREST("08000000"),
    LABOUR("09000000"),
    LIFESTYLE("10000000"),
    POLITICS("11000000"),
    RELIGION("12000000"),
    SCIENCE_TECHNOLOGY("13000000"),
    SOCIETY("14000000"),
    SPORT("15000000"),
    CONFLICT("16000000"),
    WEATHER("17000000");

    private static final Map<String, MediaTopic> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MediaTopic::code, Function.identity()));

    private final String code;
    private final String slug;
    private final String englishLabel;
    private final String indonesianLabel;

    MediaTopic(String number) {
        MediaTopicConcept concept = MediaTopicConcept.byCode("medtop:" + number).orElseThrow();
        this.code = concept.code();
        this.slug = Objects.requireNonNull(concept.slug(), number);
        this.englishLabel = concept.englishLabel();
        this.indonesianLabel = concept.indonesianLabel();
    }

    /** The concept with this code, for example {@code medtop:11000000}; empty when it is not of the upper level. */
    public static Optional<MediaTopic> byCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The code as events carry it, for example {@code medtop:11000000}. */
    public String code() {
        return code;
    }

    /** The last part of the Kafka topic's name, for example {@code politics}: lower-case letters and hyphens. */
    public String slug() {
        return slug;
    }

    /** IPTC's label in British English. */
    public String englishLabel() {
        return englishLabel;
    }

    /** Warta's label in Indonesian. */
    public String indonesianLabel() {
        return indonesianLabel;
    }
}
