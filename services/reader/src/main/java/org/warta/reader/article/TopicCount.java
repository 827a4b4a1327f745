package org.warta.reader.article;

import org.jspecify.annotations.Nullable;
import org.warta.reader.article.TopicView.Label;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/**
 * A media topic and how many articles have it or one below.
 *
 * @param slug how addresses and Kafka topics call it; null below the upper level, and for a topic that this release does
 *     not know
 * @param parent code of the topic above; null at the upper level
 * @param label null for a topic that this release does not know
 */
public record TopicCount(
        String code,
        @Nullable String slug,
        @Nullable String parent,
        @Nullable Label label,
        long count) {

    public static TopicCount of(String code, long count) {
        MediaTopicConcept topic = MediaTopicConcept.byCode(code).orElse(null);
        return topic == null
                ? new TopicCount(code, null, null, null, count)
                : new TopicCount(
                        code,
                        topic.slug(),
                        topic.parent(),
                        new Label(topic.englishLabel(), topic.indonesianLabel()),
                        count);
    }
}
