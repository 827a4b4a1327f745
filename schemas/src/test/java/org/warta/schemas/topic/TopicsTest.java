package org.warta.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void namesEachTopicOnce() {
        assertThat(Topics.all()).extracting(TopicDefinition::name).doesNotHaveDuplicates();
        assertThat(Topics.all()).hasSize(6 + 17 + 4 + 4);
    }

    @Test
    void usesNamesThatKafkaTakes() {
        assertThat(Topics.all()).allSatisfy(topic -> assertThat(topic.name()).matches("[a-z][a-z0-9.-]{1,248}"));
    }

    @Test
    void boundsHowLongACanceledTextStays() {
        for (TopicDefinition topic : List.of(Topics.ARTICLES, Topics.ENRICHED)) {
            long whole = Long.parseLong(topic.configuration().get(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG));
            long longest = Long.parseLong(topic.configuration().get(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG));
            assertThat(longest).isGreaterThan(whole);
        }
    }

    @Test
    void givesDeadAndParkedLettersNoEventType() {
        for (TopicDefinition letters : List.of(Topics.ARTICLES.deadLetters(), Topics.ARTICLES.parked())) {
            assertThat(letters.valueType()).isNull();
            assertThat(letters.configuration()).containsEntry("cleanup.policy", "delete");
        }
        assertThat(Topics.ARTICLES.deadLetters().name()).isEqualTo("news.articles-dlt");
        assertThat(Topics.ENRICHED_BACKFILL.parked().name()).isEqualTo("news.enriched.backfill-parked");
    }

    @Test
    void everyTopicThatIsProcessedHasItsLetters() {
        assertThat(Topics.all()).containsAll(Topics.processed());
        assertThat(Topics.processed())
                .allSatisfy(topic -> assertThat(Topics.all()).contains(topic.deadLetters(), topic.parked()));
    }
}
