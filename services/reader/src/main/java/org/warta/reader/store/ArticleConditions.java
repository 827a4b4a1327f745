package org.warta.reader.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.Cursor;

/** A query as the conditions of a statement over {@code visible_article a}: only those that were asked for. */
final class ArticleConditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private ArticleConditions() {}

    static ArticleConditions of(ArticleQuery query) {
        ArticleConditions all = new ArticleConditions();
        if (query.topic() != null) {
            all.add(
                    "a.id in (select t.article_id from visible_topic t where t.code = :topic)",
                    "topic",
                    query.topic().code());
        }
        all.addEntity(query);
        all.add("a.source_id = :source", "source", query.source());
        if (query.language() != null) {
            all.add("(a.language = :language or a.language like :variants)", "language", query.language());
            all.parameters.put("variants", query.language() + "-%");
        }
        all.add("a.published_at >= :from", "from", timestamp(query.from()));
        all.add("a.published_at < :to", "to", timestamp(query.to()));
        Cursor after = query.after();
        if (after != null) {
            all.add("(a.published_at, a.id) < (:afterTime, :afterId)", "afterTime", timestamp(after.publishedAt()));
            all.parameters.put("afterId", after.id());
        }
        return all;
    }

    /** The where clause; empty without conditions. */
    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void addEntity(ArticleQuery query) {
        Object entity = query.entityId() != null ? query.entityId() : query.entityName();
        if (entity == null) {
            return;
        }
        String named = query.entityId() != null ? "m.entity_id = :entity" : "lower(m.name) = lower(:entity)";
        String typed = query.entityType() == null ? "" : " and m.type = :entityType";
        add("a.id in (select m.article_id from visible_mention m where " + named + typed + ")", "entity", entity);
        if (query.entityType() != null) {
            parameters.put("entityType", query.entityType());
        }
    }

    private void add(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
