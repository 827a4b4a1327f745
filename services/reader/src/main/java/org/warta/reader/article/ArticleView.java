package org.warta.reader.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleSummary.LanguageView;
import org.warta.reader.article.ArticleSummary.SourceView;

/** An article with everything that is known of it. Names and meanings are those of the Avro schemas. */
public record ArticleView(
        UUID id,
        String uri,
        long version,
        Instant versionCreated,
        @Nullable Instant firstCreated,
        @Nullable Instant contentCreated,
        Instant publishedAt,
        String pubStatus,
        @Nullable Instant embargoedUntil,
        @Nullable Instant expires,
        @Nullable String language,
        String headline,
        String body,
        @Nullable String summary,
        @Nullable String byline,
        SourceView source,
        List<String> subjects,
        @Nullable String copyrightHolder,
        @Nullable String copyrightNotice,
        @Nullable String usageTerms,
        String contentHash,
        Instant ingestedAt,
        Map<String, String> altIds,
        EnrichmentView enrichment) {
    private static final String UNDETERMINED = "und";

    /** The language that it is in, as BCP 47 tag; null when nobody knows. */
    public @Nullable String languageTag() {
        String found = enrichment.language().tag();
        return found.equals(UNDETERMINED) ? language : found;
    }

    /** What has to be shown with every copy. */
    public Rights rights() {
        return new Rights(copyrightHolder, copyrightNotice, usageTerms);
    }

    /** What was found in the article. */
    public record EnrichmentView(
            LanguageView language,
            List<TopicView> topics,
            List<EntityView> entities,
            @Nullable Long simhash,
            @Nullable String storyId,
            Instant enrichedAt,
            ModelView model) {}

    /** An entity of the article; the list takes its id as {@code entity}. */
    public record EntityView(
            UUID id,
            String type,
            String name,
            @Nullable String uri,
            List<String> sameAs,
            float confidence,
            List<SpanView> mentions) {}

    /** What found it. */
    public record ModelView(String name, String version, String vocabulary) {}
}
