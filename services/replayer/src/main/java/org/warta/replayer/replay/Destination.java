package org.warta.replayer.replay;

import java.util.Optional;
import java.util.regex.Pattern;
import org.warta.schemas.topic.Topics;

/**
 * Where a replay writes: never into a live topic.
 *
 * @param topic the topic's name
 * @param isSubscribers whether it is a subscriber's, and made when it is missing
 */
public record Destination(String topic, boolean isSubscribers) {
    /** What the names of subscribers' topics begin with. */
    public static final String PREFIX = "news.replay.";

    static final String ENRICHER = "enricher";
    static final String STORE = "store";
    static final String TOPIC = "topic:";
    private static final Pattern NAME = Pattern.compile("news\\.replay\\.[a-z0-9][a-z0-9._-]{0,199}");

    /** Where {@link ReplaySpec#to} leads; empty when it leads nowhere that is allowed. */
    public static Optional<Destination> of(String to) {
        if (to.equals(ENRICHER)) {
            return Optional.of(new Destination(Topics.ARTICLES_BACKFILL.name(), false));
        }
        if (to.equals(STORE)) {
            return Optional.of(new Destination(Topics.ENRICHED_BACKFILL.name(), false));
        }
        String name = to.startsWith(TOPIC) ? to.substring(TOPIC.length()) : "";
        return NAME.matcher(name).matches() ? Optional.of(new Destination(name, true)) : Optional.empty();
    }
}
