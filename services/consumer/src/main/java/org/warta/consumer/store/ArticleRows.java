package org.warta.consumer.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.warta.consumer.merge.ArticleVersion;
import org.warta.consumer.store.Rows.Column;
import org.warta.event.Article;
import org.warta.event.EnrichedArticle;
import org.warta.event.Enrichment;
import org.warta.event.PubStatus;
import tools.jackson.databind.json.JsonMapper;

/** Writes articles and their versions. Of a canceled article, and of a retracted version, no text leaves this class. */
final class ArticleRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Rows<EnrichedArticle> ARTICLES = new Rows<>(List.of(
            article("id", "uuid", Article::getId),
            article("uri", "text", Article::getUri),
            article("version", "bigint", Article::getVersion),
            article("version_created", "timestamptz", Article::getVersionCreated),
            article("first_created", "timestamptz", Article::getFirstCreated),
            article("content_created", "timestamptz", Article::getContentCreated),
            article("pub_status", "text", Article::getPubStatus),
            article("embargoed_until", "timestamptz", Article::getEmbargoedUntil),
            article("expires", "timestamptz", Article::getExpires),
            article("declared_language", "text", Article::getLanguage),
            enrichment("language", "text", found -> found.getLanguage().getTag()),
            enrichment(
                    "language_confidence", "real", found -> found.getLanguage().getConfidence()),
            enrichment("language_basis", "text", found -> found.getLanguage().getBasis()),
            said("headline", Article::getHeadline),
            said("body", Article::getBody),
            said("summary", Article::getSummary),
            said("byline", Article::getByline),
            article("source_id", "text", article -> article.getSource().getId()),
            article("source_name", "text", article -> article.getSource().getName()),
            article("source_uri", "text", article -> article.getSource().getUri()),
            article("subjects", "text[]", article -> canceled(article) ? "{}" : arrayLiteral(article.getSubjects())),
            said("copyright_holder", Article::getCopyrightHolder),
            said("copyright_notice", Article::getCopyrightNotice),
            said("usage_terms", Article::getUsageTerms),
            article("content_hash", "text", Article::getContentHash),
            article("ingested_at", "timestamptz", Article::getIngestedAt),
            article("alt_ids", "jsonb", a -> canceled(a) ? "{}" : JSON.writeValueAsString(a.getAltIds())),
            enrichment("simhash", "bigint", Enrichment::getSimhash),
            enrichment("story_id", "text", Enrichment::getStoryId),
            enrichment("enriched_at", "timestamptz", Enrichment::getEnrichedAt),
            enrichment("model_name", "text", found -> found.getModel().getName()),
            enrichment("model_version", "text", found -> found.getModel().getVersion()),
            enrichment("model_vocabulary", "text", found -> found.getModel().getVocabulary())));

    private static final Rows<ArticleVersion> VERSIONS = new Rows<>(List.of(
            version("article_id", "uuid", Article::getId),
            version("version", "bigint", Article::getVersion),
            version("version_created", "timestamptz", Article::getVersionCreated),
            version("pub_status", "text", Article::getPubStatus),
            kept("headline", Article::getHeadline),
            kept("body", Article::getBody),
            kept("summary", Article::getSummary),
            kept("byline", Article::getByline),
            version("content_hash", "text", Article::getContentHash),
            version("ingested_at", "timestamptz", Article::getIngestedAt)));

    // The guard is the last line of defence: the rows are locked and compared before, see Precedence for the order.
    private static final String MERGE_ARTICLES = "merge into article a using (" + ARTICLES.query()
            + ") n on a.id = n.id"
            + " when matched and (a.version, a.pub_status = 'CANCELED', a.enriched_at)"
            + " < (n.version, n.pub_status = 'CANCELED', n.enriched_at) then update set "
            + ARTICLES.columns().stream()
                    .map(column -> column.name() + " = n." + column.name())
                    .collect(Collectors.joining(", "))
            + ", stored_at = now()"
            + " when not matched then insert (" + ARTICLES.names("") + ") values (" + ARTICLES.names("n.") + ")";

    private static final String INSERT_VERSIONS = "insert into article_version (" + VERSIONS.names("") + ") "
            + VERSIONS.query() + " on conflict (article_id, version) do update set pub_status = excluded.pub_status,"
            + " content_hash = excluded.content_hash, ingested_at = excluded.ingested_at"
            + " where excluded.pub_status = 'CANCELED' and article_version.pub_status <> 'CANCELED'";

    private ArticleRows() {}

    /** Makes these the current versions; returns how many did become so. */
    static int merge(Connection connection, List<EnrichedArticle> current) throws SQLException {
        return ARTICLES.update(connection, MERGE_ARTICLES, current);
    }

    /** Adds to the history what it does not have; a cancellation takes the place of the same version. */
    static void remember(Connection connection, List<ArticleVersion> history) throws SQLException {
        VERSIONS.update(connection, INSERT_VERSIONS, history);
    }

    private static Column<EnrichedArticle> article(
            String name, String type, Function<Article, @Nullable Object> value) {
        return new Column<>(name, type, enriched -> value.apply(enriched.getArticle()));
    }

    /** A column of what the article says. */
    private static Column<EnrichedArticle> said(String name, Function<Article, @Nullable Object> value) {
        return article(name, "text", article -> canceled(article) ? null : value.apply(article));
    }

    private static Column<EnrichedArticle> enrichment(
            String name, String type, Function<Enrichment, @Nullable Object> value) {
        return new Column<>(name, type, enriched -> value.apply(enriched.getEnrichment()));
    }

    private static Column<ArticleVersion> version(String name, String type, Function<Article, @Nullable Object> value) {
        return new Column<>(name, type, version -> value.apply(version.article()));
    }

    private static Column<ArticleVersion> kept(String name, Function<Article, @Nullable Object> value) {
        return new Column<>(name, "text", version -> version.retracted() ? null : value.apply(version.article()));
    }

    private static boolean canceled(Article article) {
        return article.getPubStatus() == PubStatus.CANCELED;
    }

    private static String arrayLiteral(List<String> elements) {
        return elements.stream()
                .map(element -> '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
