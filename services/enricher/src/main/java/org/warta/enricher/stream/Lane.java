package org.warta.enricher.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.warta.event.EnrichedArticle;
import org.warta.event.PubStatus;
import org.warta.schemas.mediatopic.MediaTopic;
import org.warta.schemas.topic.TopicDefinition;
import org.warta.schemas.topic.Topics;

/** Where articles come from, and where they go to when they are enriched. */
enum Lane {
    /** To {@code news.enriched} and to the topics of their media topics. */
    LIVE(Topics.ARTICLES.name(), "") {
        @Override
        List<TopicDefinition> destinations(EnrichedArticle enriched) {
            if (enriched.getArticle().getPubStatus() == PubStatus.CANCELED) {
                return everywhere();
            }
            List<TopicDefinition> destinations = new ArrayList<>(List.of(Topics.ENRICHED));
            enriched.getEnrichment().getTopics().stream()
                    .map(topic -> MediaTopic.byCode(topic.getCode()))
                    .flatMap(Optional::stream)
                    .map(Topics::ofMediaTopic)
                    .forEach(destinations::add);
            return destinations;
        }

        @Override
        List<TopicDefinition> everywhere() {
            return ALL;
        }
    },

    /** To {@code news.enriched.backfill} alone: what is replayed enters no topic that others subscribe to. */
    BACKFILL(Topics.ARTICLES_BACKFILL.name(), "-backfill") {
        @Override
        List<TopicDefinition> destinations(EnrichedArticle enriched) {
            return everywhere();
        }

        @Override
        List<TopicDefinition> everywhere() {
            return List.of(Topics.ENRICHED_BACKFILL);
        }
    };

    private static final List<TopicDefinition> ALL = all();

    private final String source;
    private final String suffix;

    Lane(String source, String suffix) {
        this.source = source;
        this.suffix = suffix;
    }

    /** The name of the articles' topic. */
    String source() {
        return source;
    }

    /** What the names of its consumer group and of its transactions have that those of the other lane have not. */
    String suffix() {
        return suffix;
    }

    /** The topics that an enriched article goes to. A canceled one goes everywhere, since its former topics are not known. */
    abstract List<TopicDefinition> destinations(EnrichedArticle enriched);

    /** All topics that articles may have gone to. */
    abstract List<TopicDefinition> everywhere();

    private static List<TopicDefinition> all() {
        List<TopicDefinition> all = new ArrayList<>(List.of(Topics.ENRICHED));
        Arrays.stream(MediaTopic.values()).map(Topics::ofMediaTopic).forEach(all::add);
        return List.copyOf(all);
    }
}
