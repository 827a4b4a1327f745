package org.warta.reader.article;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/**
 * A media topic of an article.
 *
 * @param slug how addresses and Kafka topics call it; null below the upper level, and for a topic that this release does
 *     not know
 * @param label null for a topic that this release does not know
 * @param evidence null where it was not asked for
 */
public record TopicView(
        String code,
        @Nullable String slug,
        @Nullable Label label,
        float confidence,
        @Nullable List<SpanView> evidence) {
    private static final Pattern INDONESIAN = Pattern.compile("(?i)(id|ms)(-.*)?");

    /** The topic's name, by language. */
    public record Label(String en, String id) {
        /** The name for readers of a language (BCP 47): Indonesian for Indonesians and Malays, English for all others. */
        public String in(@Nullable String language) {
            return language != null && INDONESIAN.matcher(language).matches() ? id : en;
        }
    }

    public static TopicView of(String code, float confidence, @Nullable List<SpanView> evidence) {
        MediaTopicConcept topic = MediaTopicConcept.byCode(code).orElse(null);
        return new TopicView(
                code,
                topic == null ? null : topic.slug(),
                topic == null ? null : new Label(topic.englishLabel(), topic.indonesianLabel()),
                confidence,
                evidence);
    }
}
