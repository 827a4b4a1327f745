package org.warta.reader.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warta.schemas.mediatopic.MediaTopic;

/**
 * Which articles are asked for. Every filter that is not null must hold.
 *
 * @param topic media topic that the article has
 * @param entityId entity that the article mentions
 * @param entityName name of an entity that the article mentions, in any case
 * @param entityType what kind of thing that entity is; only together with its id or name
 * @param source id of the source
 * @param language BCP 47 tag; also finds what is below it: {@code en} finds {@code en-GB}
 * @param from published at this time or later
 * @param to published before this time
 * @param after go on after this place
 * @param limit most articles on a page, {@value #MIN_LIMIT} to {@value #MAX_LIMIT}
 */
public record ArticleQuery(
        @Nullable MediaTopic topic,
        @Nullable UUID entityId,
        @Nullable String entityName,
        @Nullable String entityType,
        @Nullable String source,
        @Nullable String language,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Cursor after,
        int limit) {
    public static final int MIN_LIMIT = 1;
    public static final int MAX_LIMIT = 100;
    public static final int DEFAULT_LIMIT = 20;

    /**
     * Reads a request's parameters.
     *
     * @throws InvalidParameterException when one is unknown, given twice, or not understood
     */
    public static ArticleQuery of(Map<String, List<String>> parameters) {
        Parameters given = new Parameters(
                parameters,
                List.of("topic", "entity", "entityType", "source", "language", "from", "to", "cursor", "limit"));
        String entity = given.text("entity");
        UUID entityId = entity == null ? null : Parameters.uuid(entity);
        String entityType = given.entityType("entityType");
        if (entityType != null && entity == null) {
            throw new InvalidParameterException("entityType", "A type of entity needs an entity: its id or its name.");
        }
        Instant from = given.start("from");
        Instant to = given.end("to");
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidParameterException("to", "The period ends before it begins: " + from + " to " + to + ".");
        }
        String cursor = given.text("cursor");
        return new ArticleQuery(
                given.mediaTopic("topic"),
                entityId,
                entityId == null ? entity : null,
                entityType,
                given.text("source"),
                given.language("language"),
                from,
                to,
                cursor == null ? null : Cursor.of("cursor", cursor),
                given.number("limit", MIN_LIMIT, MAX_LIMIT, DEFAULT_LIMIT));
    }

    /**
     * Reads an article's id.
     *
     * @throws InvalidParameterException when it is no UUID
     */
    public static UUID articleId(String text) {
        UUID id = Parameters.uuid(text);
        if (id == null) {
            throw new InvalidParameterException("id", "An article's id is a UUID.");
        }
        return id;
    }
}
