package org.warta.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void namesEachTopicOnce() {
        assertThat(Topics.all()).extracting(TopicDefinition::name).doesNotHaveDuplicates();
        assertThat(Topics.all()).hasSize(4 + 17 + 2);
    }

    @Test
    void usesNamesThatKafkaTakes() {
        assertThat(Topics.all()).allSatisfy(topic -> assertThat(topic.name()).matches("[a-z][a-z0-9.-]{1,248}"));
    }

    @Test
    void boundsHowLongACanceledTextStays() {
        for (TopicDefinition topic : java.util.List.of(Topics.ARTICLES, Topics.ENRICHED)) {
            long whole = Long.parseLong(topic.configuration().get(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG));
            long longest = Long.parseLong(topic.configuration().get(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG));
            assertThat(longest).isGreaterThan(whole);
        }
    }

    @Test
    void givesDeadLettersNoEventType() {
        TopicDefinition letters = Topics.ARTICLES.deadLetters();

        assertThat(letters.name()).isEqualTo("news.articles-dlt");
        assertThat(letters.valueType()).isNull();
        assertThat(letters.configuration()).containsEntry("cleanup.policy", "delete");
    }
}
