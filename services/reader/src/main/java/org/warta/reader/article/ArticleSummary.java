package org.warta.reader.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list. Names are those of the Avro schema.
 *
 * @param publishedAt what lists are ordered by: the first of contentCreated, firstCreated and versionCreated that is known
 * @param highlight where it says what was searched for; null when no words were
 */
public record ArticleSummary(
        UUID id,
        String uri,
        long version,
        Instant versionCreated,
        @Nullable Instant contentCreated,
        Instant publishedAt,
        String headline,
        @Nullable String summary,
        @Nullable String byline,
        SourceView source,
        @Nullable String copyrightHolder,
        @Nullable String copyrightNotice,
        @Nullable String usageTerms,
        TagsView enrichment,
        @Nullable Highlight highlight) {

    /** What a list shows of an article. */
    public static ArticleSummary of(ArticleView article) {
        return new ArticleSummary(
                article.id(),
                article.uri(),
                article.version(),
                article.versionCreated(),
                article.contentCreated(),
                article.publishedAt(),
                article.headline(),
                article.summary(),
                article.byline(),
                article.source(),
                article.copyrightHolder(),
                article.copyrightNotice(),
                article.usageTerms(),
                new TagsView(
                        article.enrichment().language(),
                        article.enrichment().topics().stream()
                                .map(topic -> TopicView.of(topic.code(), topic.confidence(), null))
                                .toList()),
                null);
    }

    /** The same with what was searched for marked. */
    public ArticleSummary with(Highlight marked) {
        return new ArticleSummary(
                id,
                uri,
                version,
                versionCreated,
                contentCreated,
                publishedAt,
                headline,
                summary,
                byline,
                source,
                copyrightHolder,
                copyrightNotice,
                usageTerms,
                enrichment,
                marked);
    }

    /** Where an article came from. */
    public record SourceView(
            String id, @Nullable String name, @Nullable String uri) {}

    /** What a list shows of the enrichment. */
    public record TagsView(LanguageView language, List<TopicView> topics) {}

    /** The language that was found. */
    public record LanguageView(String tag, float confidence, String basis) {}
}
