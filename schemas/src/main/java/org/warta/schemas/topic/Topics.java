package org.warta.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.ReplayEvent;
import org.warta.event.SourceRecord;
import org.warta.schemas.mediatopic.MediaTopic;

/** Every Kafka topic of Warta. */
public final class Topics {
    /** Largest record that a topic takes, in bytes. */
    public static final int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

    /** Largest dead letter, in bytes: the largest record with the headers that say what happened to it. */
    public static final int MAX_LETTER_BYTES = MAX_MESSAGE_BYTES + 256 * 1024;

    /** Partitions of each topic unless the installation configures another number. */
    public static final int DEFAULT_PARTITIONS = 6;

    static final String DEAD_LETTER_RETENTION_MS = millis(Duration.ofDays(30));

    private static final String ARTICLE_ID = "article id";

    /** Every article as published, in its versions. */
    public static final TopicDefinition ARTICLES = new TopicDefinition(
            "news.articles",
            ARTICLE_ID,
            Article.class,
            "compacted: kept whole for 30 days, then only the last version of an article, 37 days at the latest",
            settings(
                    "compact",
                    Map.of(
                            "min.compaction.lag.ms", millis(Duration.ofDays(30)),
                            // bounds how long the text of a canceled article stays
                            "max.compaction.lag.ms", millis(Duration.ofDays(37)))),
            "producer");

    /** Articles of archives and of sources that can wait; they yield to those of {@link #ARTICLES}. */
    public static final TopicDefinition ARTICLES_BACKFILL = new TopicDefinition(
            "news.articles.backfill",
            ARTICLE_ID,
            Article.class,
            "deleted after 7 days",
            settings("delete", Map.of("retention.ms", millis(Duration.ofDays(7)))),
            "producer, replayer");

    /** Every article with its language, media topics and entities. */
    public static final TopicDefinition ENRICHED = new TopicDefinition(
            "news.enriched",
            ARTICLE_ID,
            EnrichedArticle.class,
            "compacted: kept whole for 7 days, then only the last version of an article, 14 days at the latest",
            settings(
                    "compact",
                    Map.of(
                            "min.compaction.lag.ms", millis(Duration.ofDays(7)),
                            "max.compaction.lag.ms", millis(Duration.ofDays(14)))),
            "enricher");

    /** Articles of {@link #ARTICLES_BACKFILL}, enriched; they yield to those of {@link #ENRICHED}. */
    public static final TopicDefinition ENRICHED_BACKFILL = new TopicDefinition(
            "news.enriched.backfill",
            ARTICLE_ID,
            EnrichedArticle.class,
            "deleted after 7 days",
            settings("delete", Map.of("retention.ms", millis(Duration.ofDays(7)))),
            "enricher, replayer");

    /** What the producer knows of its sources. */
    public static final TopicDefinition SOURCES = new TopicDefinition(
            "news.sources",
            "source id; source id, `/`, item; `@owner`",
            SourceRecord.class,
            "compacted: only the last state of each",
            settings("compact", Map.of()),
            "producer");

    /** What happened to replays and dead letters, and who did it and why. */
    public static final TopicDefinition REPLAYS = new TopicDefinition(
            "news.replays",
            "replay id; redrive id",
            ReplayEvent.class,
            "kept forever",
            settings("delete", Map.of("retention.ms", "-1", "retention.bytes", "-1")),
            "replayer");

    private Topics() {}

    /** The topic that carries the enriched articles of one top-level media topic, and every canceled article. */
    public static TopicDefinition ofMediaTopic(MediaTopic mediaTopic) {
        return new TopicDefinition(
                "news.topic." + mediaTopic.slug(),
                ARTICLE_ID,
                EnrichedArticle.class,
                "compacted, and deleted after 30 days",
                settings("compact,delete", Map.of("retention.ms", millis(Duration.ofDays(30)))),
                "enricher");
    }

    /** The topics that services read record by record, and whose failed records become dead letters. */
    public static List<TopicDefinition> processed() {
        return List.of(ARTICLES, ARTICLES_BACKFILL, ENRICHED, ENRICHED_BACKFILL);
    }

    /** Every topic, those of dead letters included, in the order of the pipeline. */
    public static List<TopicDefinition> all() {
        List<TopicDefinition> all =
                new ArrayList<>(List.of(SOURCES, REPLAYS, ARTICLES, ARTICLES_BACKFILL, ENRICHED, ENRICHED_BACKFILL));
        for (MediaTopic mediaTopic : MediaTopic.values()) {
            all.add(ofMediaTopic(mediaTopic));
        }
        processed().forEach(topic -> all.add(topic.deadLetters()));
        processed().forEach(topic -> all.add(topic.parked()));
        return List.copyOf(all);
    }

    static Map<String, String> settings(String cleanupPolicy, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("cleanup.policy", cleanupPolicy);
        settings.put("compression.type", "zstd");
        settings.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        settings.putAll(more);
        return settings;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
