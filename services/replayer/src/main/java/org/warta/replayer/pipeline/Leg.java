package org.warta.replayer.pipeline;

import java.util.List;
import org.warta.schemas.topic.Topics;

/**
 * What one service does with one topic.
 *
 * @param service {@code enricher} or {@code consumer}
 * @param lane {@code live} or {@code backfill}
 * @param group its consumer group
 * @param topic what it reads
 */
public record Leg(String service, String lane, String group, String topic) {
    private static final String LIVE = "live";
    private static final String BACKFILL = "backfill";

    /** Every leg of the pipeline, in its order. Groups of the backfill lane are named after those of the live one. */
    public static List<Leg> all(String enricherGroup, String consumerGroup) {
        return List.of(
                new Leg("enricher", LIVE, enricherGroup, Topics.ARTICLES.name()),
                new Leg("consumer", LIVE, consumerGroup, Topics.ENRICHED.name()),
                new Leg("enricher", BACKFILL, enricherGroup + "-backfill", Topics.ARTICLES_BACKFILL.name()),
                new Leg("consumer", BACKFILL, consumerGroup + "-backfill", Topics.ENRICHED_BACKFILL.name()));
    }

    boolean isLive() {
        return lane.equals(LIVE);
    }
}
