package org.warta.consumer.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.warta.consumer.merge.Tags;
import org.warta.consumer.store.Rows.Column;
import org.warta.event.EnrichedArticle;
import org.warta.event.Entity;
import org.warta.event.PubStatus;
import org.warta.event.Span;
import org.warta.event.Topic;
import tools.jackson.databind.json.JsonMapper;

/** Writes the topics, entities and mentions of articles. */
final class TagRows {
    private record TopicRow(String articleId, int position, Topic topic) {}

    private record MentionRow(String articleId, int position, UUID entityId, Entity entity) {}

    private static final Rows<TopicRow> TOPICS = new Rows<>(List.of(
            new Column<>("article_id", "uuid", TopicRow::articleId),
            new Column<>("code", "text", row -> row.topic().getCode()),
            new Column<>("position", "int", TopicRow::position),
            new Column<>("confidence", "real", row -> row.topic().getConfidence()),
            new Column<>("evidence", "jsonb", row -> json(row.topic().getEvidence()))));

    private static final Rows<MentionRow> ENTITIES = new Rows<>(List.of(
            new Column<>("id", "uuid", MentionRow::entityId),
            new Column<>("type", "text", row -> row.entity().getType()),
            new Column<>("name", "text", row -> row.entity().getName()),
            new Column<>("uri", "text", row -> row.entity().getUri()),
            new Column<>(
                    "same_as",
                    "jsonb",
                    row -> JsonMapper.shared().writeValueAsString(row.entity().getSameAs()))));

    private static final Rows<MentionRow> MENTIONS = new Rows<>(List.of(
            new Column<>("article_id", "uuid", MentionRow::articleId),
            new Column<>("entity_id", "uuid", MentionRow::entityId),
            new Column<>("position", "int", MentionRow::position),
            new Column<>("confidence", "real", row -> row.entity().getConfidence()),
            new Column<>("spans", "jsonb", row -> json(row.entity().getMentions()))));

    private static final String INSERT_TOPICS =
            "insert into article_topic (" + TOPICS.names("") + ") " + TOPICS.query();
    private static final String INSERT_ENTITIES = "insert into entity (" + ENTITIES.names("") + ") " + ENTITIES.query()
            + " on conflict (id) do update set same_as = excluded.same_as where entity.same_as <> excluded.same_as";
    private static final String INSERT_MENTIONS =
            "insert into mention (" + MENTIONS.names("") + ") " + MENTIONS.query();

    private TagRows() {}

    /**
     * Gives these articles the topics and entities that they come with instead of those that they had. Entities that no
     * article mentions any more go.
     *
     * @param known ids of those that the database had before
     */
    static void replace(Connection connection, List<EnrichedArticle> articles, Collection<UUID> known)
            throws SQLException {
        Set<UUID> mentionedBefore = removeTags(connection, known);
        List<TopicRow> topics = new ArrayList<>();
        List<MentionRow> mentions = new ArrayList<>();
        Map<UUID, MentionRow> entities = new TreeMap<>(); // one order for all, so that consumers do not deadlock
        for (EnrichedArticle enriched : articles) {
            if (enriched.getArticle().getPubStatus() == PubStatus.CANCELED) {
                continue;
            }
            String articleId = enriched.getArticle().getId();
            int position = 0;
            for (Topic topic : Tags.topics(enriched.getEnrichment().getTopics())) {
                topics.add(new TopicRow(articleId, position++, topic));
            }
            position = 0;
            for (Entity entity : Tags.entities(enriched.getEnrichment().getEntities())) {
                MentionRow mention = new MentionRow(articleId, position++, EntityId.of(entity), entity);
                mentions.add(mention);
                entities.put(mention.entityId(), mention);
            }
        }
        TOPICS.update(connection, INSERT_TOPICS, topics);
        ENTITIES.update(connection, INSERT_ENTITIES, List.copyOf(entities.values()));
        MENTIONS.update(connection, INSERT_MENTIONS, mentions);
        mentionedBefore.removeAll(entities.keySet());
        removeOrphans(connection, mentionedBefore);
    }

    private static Set<UUID> removeTags(Connection connection, Collection<UUID> articles) throws SQLException {
        Set<UUID> mentioned = new HashSet<>();
        if (articles.isEmpty()) {
            return mentioned;
        }
        try (PreparedStatement topics =
                connection.prepareStatement("delete from article_topic where article_id = any(?)")) {
            topics.setArray(1, connection.createArrayOf("uuid", articles.toArray()));
            topics.executeUpdate();
        }
        try (PreparedStatement mentions =
                connection.prepareStatement("delete from mention where article_id = any(?) returning entity_id")) {
            mentions.setArray(1, connection.createArrayOf("uuid", articles.toArray()));
            try (ResultSet gone = mentions.executeQuery()) {
                while (gone.next()) {
                    mentioned.add(gone.getObject(1, UUID.class));
                }
            }
        }
        return mentioned;
    }

    private static void removeOrphans(Connection connection, Set<UUID> entities) throws SQLException {
        if (entities.isEmpty()) {
            return;
        }
        try (PreparedStatement orphans = connection.prepareStatement("delete from entity e where e.id = any(?)"
                + " and not exists (select from mention m where m.entity_id = e.id)")) {
            orphans.setArray(1, connection.createArrayOf("uuid", entities.toArray()));
            orphans.executeUpdate();
        }
    }

    private static String json(List<Span> spans) {
        return spans.stream()
                .map(span -> "{\"field\":\"" + span.getField() + "\",\"start\":" + span.getStart() + ",\"end\":"
                        + span.getEnd() + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
