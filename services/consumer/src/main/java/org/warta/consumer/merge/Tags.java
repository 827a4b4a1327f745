package org.warta.consumer.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.event.Entity;
import org.warta.event.EntityType;
import org.warta.event.Span;
import org.warta.event.Topic;

/** What an article is tagged with, each topic and entity once: the read store keeps one row for each. */
public final class Tags {
    private Tags() {}

    /** Topics in their order; of two with the same code the first. */
    public static List<Topic> topics(List<Topic> topics) {
        Map<String, Topic> byCode = new LinkedHashMap<>();
        topics.forEach(topic -> byCode.putIfAbsent(topic.getCode(), topic));
        return List.copyOf(byCode.values());
    }

    /** Entities in their order; one that comes twice has the mentions of both and the confidence of the first. */
    public static List<Entity> entities(List<Entity> entities) {
        Map<Identity, Entity> byIdentity = new LinkedHashMap<>();
        for (Entity entity : entities) {
            byIdentity.merge(
                    new Identity(entity.getType(), entity.getName(), entity.getUri()), entity, Tags::withMentionsOf);
        }
        return List.copyOf(byIdentity.values());
    }

    private static Entity withMentionsOf(Entity first, Entity second) {
        List<Span> mentions = new ArrayList<>(first.getMentions());
        mentions.addAll(second.getMentions());
        return new Entity(
                first.getType(), first.getName(), first.getUri(), first.getConfidence(), mentions, first.getSameAs());
    }

    private record Identity(
            EntityType type, String name, @Nullable String uri) {}
}
