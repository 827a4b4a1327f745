package org.warta.reader.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.warta.reader.article.ArticleSummary;
import org.warta.reader.article.ArticleSummary.LanguageView;
import org.warta.reader.article.ArticleSummary.SourceView;
import org.warta.reader.article.ArticleSummary.TagsView;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.ArticleView.EnrichmentView;
import org.warta.reader.article.ArticleView.EntityView;
import org.warta.reader.article.ArticleView.ModelView;
import org.warta.reader.article.Highlight;
import org.warta.reader.article.SpanView;
import org.warta.reader.article.TopicView;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The articles that may be shown. */
@Repository
public class Articles {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<EntityView>> ENTITIES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<TopicRow>> TOPICS = new TypeReference<>() {};

    // Tags come as JSON in the article's own row: one statement sees one state of the database.
    private static final String TOPICS_OF_A = topicsOfA("");
    private static final String EVIDENCE_OF_A = topicsOfA(", 'evidence', t.evidence");
    private static final String MENTIONS_OF_A = "(select coalesce(json_agg(json_build_object('id', m.entity_id,"
            + " 'type', m.type, 'name', m.name, 'uri', m.uri, 'sameAs', m.same_as, 'confidence', m.confidence, 'mentions',"
            + " m.spans) order by m.position), '[]') from visible_mention m where m.article_id = a.id)";

    /** Everything that is known of {@code visible_article a}: see {@link #article(ResultSet)}. */
    static final String COLUMNS = "a.*, " + EVIDENCE_OF_A + " as topics, " + MENTIONS_OF_A + " as entities";

    private static final String SUMMARY = "select a.id, a.uri, a.version, a.version_created, a.content_created,"
            + " a.published_at, a.headline, a.summary, a.byline, a.source_id, a.source_name, a.source_uri,"
            + " a.copyright_holder, a.copyright_notice, a.usage_terms,"
            + " a.language, a.language_confidence, a.language_basis, " + TOPICS_OF_A + " as topics";

    private final JdbcClient jdbc;

    Articles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks what was searched for in an article's text. */
    public interface Marker {
        /** The text with the marks; its language is a BCP 47 tag. */
        Highlight mark(String language, String headline, String body);
    }

    /**
     * Those of these articles that may be shown, by id.
     *
     * @param marker null: nothing is marked
     */
    public Map<UUID, ArticleSummary> summaries(Collection<UUID> ids, @Nullable Marker marker) {
        Map<UUID, ArticleSummary> summaries = new HashMap<>();
        String body = marker == null ? "" : ", a.body";
        jdbc.sql(SUMMARY + body + " from visible_article a where a.id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query(row -> {
                    ArticleSummary summary = summary(row);
                    summaries.put(
                            summary.id(),
                            marker == null
                                    ? summary
                                    : summary.with(marker.mark(
                                            row.getString("language"), summary.headline(), row.getString("body"))));
                });
        return summaries;
    }

    /** What sources call themselves, by id; without those of which nothing may be shown or that have no name. */
    public Map<String, String> sourceNames(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select s.id, (select a.source_name from visible_article a where a.source_id = s.id"
                        + " order by a.published_at desc, a.id desc limit 1) as name from unnest(?) as s(id)")
                .param(ids.toArray(String[]::new))
                .query(row -> {
                    String name = row.getString("name");
                    if (name != null) {
                        names.put(row.getString("id"), name);
                    }
                });
        return names;
    }

    /** The article with this id; empty when there is none that may be shown. */
    public Optional<ArticleView> article(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from visible_article a where a.id = ?")
                .param(id)
                .query((row, number) -> article(row))
                .optional();
    }

    private static String topicsOfA(String more) {
        return "(select coalesce(json_agg(json_build_object('code', t.code, 'confidence', t.confidence" + more
                + ") order by t.position), '[]') from visible_topic t where t.article_id = a.id)";
    }

    private static ArticleSummary summary(ResultSet row) throws SQLException {
        return new ArticleSummary(
                row.getObject("id", UUID.class),
                row.getString("uri"),
                row.getLong("version"),
                time(row, "version_created"),
                optionalTime(row, "content_created"),
                time(row, "published_at"),
                row.getString("headline"),
                row.getString("summary"),
                row.getString("byline"),
                source(row),
                row.getString("copyright_holder"),
                row.getString("copyright_notice"),
                row.getString("usage_terms"),
                new TagsView(language(row), topics(row)),
                null);
    }

    static ArticleView article(ResultSet row) throws SQLException {
        return new ArticleView(
                row.getObject("id", UUID.class),
                row.getString("uri"),
                row.getLong("version"),
                time(row, "version_created"),
                optionalTime(row, "first_created"),
                optionalTime(row, "content_created"),
                time(row, "published_at"),
                row.getString("pub_status"),
                optionalTime(row, "embargoed_until"),
                optionalTime(row, "expires"),
                row.getString("declared_language"),
                row.getString("headline"),
                row.getString("body"),
                row.getString("summary"),
                row.getString("byline"),
                source(row),
                List.of((String[]) row.getArray("subjects").getArray()),
                row.getString("copyright_holder"),
                row.getString("copyright_notice"),
                row.getString("usage_terms"),
                row.getString("content_hash"),
                time(row, "ingested_at"),
                JSON.readValue(row.getString("alt_ids"), STRINGS),
                new EnrichmentView(
                        language(row),
                        topics(row),
                        JSON.readValue(row.getString("entities"), ENTITIES),
                        row.getObject("simhash", Long.class),
                        row.getString("story_id"),
                        time(row, "enriched_at"),
                        new ModelView(
                                row.getString("model_name"),
                                row.getString("model_version"),
                                row.getString("model_vocabulary"))));
    }

    private static SourceView source(ResultSet row) throws SQLException {
        return new SourceView(row.getString("source_id"), row.getString("source_name"), row.getString("source_uri"));
    }

    private static LanguageView language(ResultSet row) throws SQLException {
        return new LanguageView(
                row.getString("language"), row.getFloat("language_confidence"), row.getString("language_basis"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<TopicView> topics(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("topics"), TOPICS).stream()
                .map(topic -> TopicView.of(topic.code(), topic.confidence(), topic.evidence()))
                .toList();
    }

    private record TopicRow(
            String code, float confidence, @Nullable List<SpanView> evidence) {}
}
