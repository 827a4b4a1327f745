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
import org.warta.schemas.mediatopic.MediaTopicConcept;

/** A query as the conditions of a statement over {@code visible_article a}: only those that were asked for. */
final class ArticleConditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private ArticleConditions() {}

    static ArticleConditions of(ArticleQuery query) {
        ArticleConditions all = new ArticleConditions();
        if (!query.topics().isEmpty()) {
            all.add(
                    "a.id in (select t.article_id from visible_topic t where t.code in (:topics))",
                    "topics",
                    MediaTopicConcept.all().stream()
                            .filter(topic -> query.topics().contains(topic.code())
                                    || (topic.parent() != null && query.topics().contains(topic.parent())))
                            .map(MediaTopicConcept::code)
                            .toList());
        }
        all.addEntities(query);
        all.add("a.source_id in (:sources)", "sources", query.sources().isEmpty() ? null : query.sources());
        if (!query.languages().isEmpty()) {
            all.add("a.language ~* :languages", "languages", "^(" + String.join("|", query.languages()) + ")(-|$)");
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

    private void addEntities(ArticleQuery query) {
        String typed = query.entityType() == null ? "" : " and m.type = :entityType";
        for (int i = 0; i < query.entities().size(); i++) {
            add(
                    "a.id in (select m.article_id from visible_mention m where m.entity_id = :entity" + i + typed + ")",
                    "entity" + i,
                    query.entities().get(i));
        }
        add(
                "a.id in (select m.article_id from visible_mention m where lower(m.name) = lower(:entityName)" + typed
                        + ")",
                "entityName",
                query.entityName());
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
