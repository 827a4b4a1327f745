package org.warta.schemas.mediatopic;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A top-level concept of the <a href="https://cv.iptc.org/newscodes/mediatopic/">IPTC Media Topics</a> (state of
 * 2023-10-24, CC BY 4.0). IPTC publishes no Indonesian labels; those here are Warta's.
 */
public enum MediaTopic {
    ARTS_CULTURE(
            "01000000", "arts-culture", "arts, culture, entertainment and media", "seni, budaya, hiburan, dan media"),
    CRIME_LAW("02000000", "crime-law", "crime, law and justice", "kriminalitas, hukum, dan peradilan"),
    DISASTER(
            "03000000",
            "disaster",
            "disaster, accident and emergency incident",
            "bencana, kecelakaan, dan keadaan darurat"),
    ECONOMY("04000000", "economy", "economy, business and finance", "ekonomi, bisnis, dan keuangan"),
    EDUCATION("05000000", "education", "education", "pendidikan"),
    ENVIRONMENT("06000000", "environment", "environment", "lingkungan hidup"),
    HEALTH("07000000", "health", "health", "kesehatan"),
    HUMAN_INTEREST("08000000", "human-interest", "human interest", "sisi kemanusiaan"),
    LABOUR("09000000", "labour", "labour", "ketenagakerjaan"),
    LIFESTYLE("10000000", "lifestyle", "lifestyle and leisure", "gaya hidup dan waktu luang"),
    POLITICS("11000000", "politics", "politics", "politik"),
    RELIGION("12000000", "religion", "religion", "agama"),
    SCIENCE_TECHNOLOGY("13000000", "science-technology", "science and technology", "ilmu pengetahuan dan teknologi"),
    SOCIETY("14000000", "society", "society", "masyarakat"),
    SPORT("15000000", "sport", "sport", "olahraga"),
    CONFLICT("16000000", "conflict", "conflict, war and peace", "konflik, perang, dan perdamaian"),
    WEATHER("17000000", "weather", "weather", "cuaca");

    private static final Map<String, MediaTopic> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MediaTopic::code, Function.identity()));

    private final String code;
    private final String slug;
    private final String englishLabel;
    private final String indonesianLabel;

    MediaTopic(String number, String slug, String englishLabel, String indonesianLabel) {
        this.code = "medtop:" + number;
        this.slug = slug;
        this.englishLabel = englishLabel;
        this.indonesianLabel = indonesianLabel;
    }

    /** The concept with this code, for example {@code medtop:11000000}; empty when it is not of the top level. */
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
