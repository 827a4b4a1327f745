package org.warta.reader.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are asked for, and in what order. Every filter that is given must hold.
 *
 * @param q words in web-search syntax; null: any text
 * @param topics codes of media topics, of which the article has one or one below; empty: any
 * @param entities entities that the article mentions, all of them
 * @param entityName name of an entity that the article mentions, in any case
 * @param entityType what kind of thing that entity is; only together with an id or a name
 * @param sources ids of sources, of which the article has one; empty: any
 * @param languages BCP 47 tags, of which one is the article's or above it ({@code en} finds {@code en-GB}); empty: any
 * @param from published at this time or later
 * @param to published before this time
 * @param after go on after this place
 * @param limit most articles on a page, {@value #MIN_LIMIT} to {@value #MAX_LIMIT}
 */
public record ArticleQuery(
        @Nullable String q,
        List<String> topics,
        List<UUID> entities,
        @Nullable String entityName,
        @Nullable String entityType,
        List<String> sources,
        List<String> languages,
        @Nullable Instant from,
        @Nullable Instant to,
        Sort sort,
        @Nullable Cursor after,
        int limit) {
    public static final int MIN_LIMIT = 1;
    public static final int MAX_LIMIT = 100;
    public static final int DEFAULT_LIMIT = 20;

    /** Names of the parameters that a query is made of. */
    public static final List<String> PARAMETERS = List.of(
            "q",
            "topic",
            "entity",
            "entityType",
            "source",
            "language",
            "from",
            "to",
            "status",
            "sort",
            "cursor",
            "limit");

    private static final List<String> REPEATABLE = List.of("topic", "entity", "source", "language");

    public ArticleQuery {
        topics = List.copyOf(topics);
        entities = List.copyOf(entities);
        sources = List.copyOf(sources);
        languages = List.copyOf(languages);
    }

    /** All articles, newest first. */
    public static ArticleQuery newest(int limit) {
        return new ArticleQuery(
                null, List.of(), List.of(), null, null, List.of(), List.of(), null, null, Sort.TIME, null, limit);
    }

    /**
     * Reads a request's parameters.
     *
     * @throws InvalidParameterException when one is unknown, given too often, or not understood
     */
    public static ArticleQuery of(Map<String, List<String>> parameters) {
        Parameters given = new Parameters(parameters, PARAMETERS, REPEATABLE);
        given.onlyUsable("status");
        List<UUID> entities = new ArrayList<>();
        String entityName = null;
        for (String entity : given.texts("entity")) {
            UUID id = Parameters.uuid(entity);
            if (id != null) {
                entities.add(id);
            } else if (entityName == null) {
                entityName = entity;
            } else {
                throw new InvalidParameterException("entity", "Only one entity can be named; use the ids of others.");
            }
        }
        String entityType = given.entityType("entityType");
        if (entityType != null && entities.isEmpty() && entityName == null) {
            throw new InvalidParameterException("entityType", "A type of entity needs an entity: its id or its name.");
        }
        Instant from = given.start("from");
        Instant to = given.end("to");
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidParameterException("to", "The period ends before it begins: " + from + " to " + to + ".");
        }
        String q = given.text("q");
        Sort sort = given.sort("sort", q);
        return new ArticleQuery(
                q,
                given.mediaTopics("topic"),
                entities.stream().distinct().toList(),
                entityName,
                entityType,
                given.texts("source"),
                given.languages("language"),
                from,
                to,
                sort,
                given.cursor("cursor", sort),
                given.number("limit", MIN_LIMIT, MAX_LIMIT, DEFAULT_LIMIT));
    }

    /** The order of a query that does not say one: by rank when there are words. */
    public static Sort defaultSort(@Nullable String q) {
        return q == null ? Sort.TIME : Sort.RANK;
    }

    /** The same query from another place on; null: from the beginning. */
    public ArticleQuery after(@Nullable Cursor place) {
        return new ArticleQuery(
                q, topics, entities, entityName, entityType, sources, languages, from, to, sort, place, limit);
    }

    /** The parameters that this query is read from, without those that have their default; for addresses. */
    public Map<String, List<String>> toParameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "q", q);
        putAll(parameters, "topic", topics);
        List<String> named =
                new ArrayList<>(entities.stream().map(UUID::toString).toList());
        if (entityName != null) {
            named.add(entityName);
        }
        putAll(parameters, "entity", named);
        put(parameters, "entityType", entityType);
        putAll(parameters, "source", sources);
        putAll(parameters, "language", languages);
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "sort", sort == defaultSort(q) ? null : Parameters.name(sort));
        put(parameters, "cursor", after == null ? null : after.token());
        put(parameters, "limit", limit == DEFAULT_LIMIT ? null : limit);
        return parameters;
    }

    private static void put(Map<String, List<String>> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, List.of(value.toString()));
        }
    }

    private static void putAll(Map<String, List<String>> parameters, String name, List<String> values) {
        if (!values.isEmpty()) {
            parameters.put(name, values);
        }
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
