package org.warta.reader.live;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.ArticleView;
import org.warta.reader.index.TextFilter;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/** Whether an article is one that a query asks for. Filters of the same query are equal. */
public final class LiveFilter {
    private final ArticleQuery query;
    private final @Nullable TextFilter text;

    public LiveFilter(ArticleQuery query) {
        this.query = query;
        this.text = query.q() == null ? null : new TextFilter(query.q());
    }

    /** Whether whoever has this filter is to be told: everybody is told of what is gone, since its topics are, too. */
    public boolean admits(LiveEvent event) {
        return event.article() == null || admits(event.article());
    }

    /** Whether a list of this query has the article. */
    boolean admits(ArticleView article) {
        Instant published = article.publishedAt();
        return (query.sources().isEmpty()
                        || query.sources().contains(article.source().id()))
                && (query.from() == null || !published.isBefore(query.from()))
                && (query.to() == null || published.isBefore(query.to()))
                && hasTopic(article)
                && hasEntities(article)
                && hasLanguage(article.enrichment().language().tag())
                && says(article);
    }

    private boolean hasTopic(ArticleView article) {
        List<String> topics = query.topics();
        return topics.isEmpty()
                || article.enrichment().topics().stream()
                        .anyMatch(topic -> topics.contains(topic.code())
                                || MediaTopicConcept.byCode(topic.code())
                                        .map(MediaTopicConcept::parent)
                                        .filter(topics::contains)
                                        .isPresent());
    }

    private boolean hasEntities(ArticleView article) {
        List<ArticleView.EntityView> entities = article.enrichment().entities().stream()
                .filter(entity ->
                        query.entityType() == null || query.entityType().equals(entity.type()))
                .toList();
        String name = query.entityName();
        return query.entities().stream()
                        .allMatch(wanted ->
                                entities.stream().anyMatch(entity -> entity.id().equals(wanted)))
                && (name == null
                        || entities.stream()
                                .anyMatch(entity -> lower(entity.name()).equals(lower(name))));
    }

    private boolean hasLanguage(String tag) {
        String language = lower(tag);
        return query.languages().isEmpty()
                || query.languages().stream()
                        .map(LiveFilter::lower)
                        .anyMatch(wanted -> language.equals(wanted) || language.startsWith(wanted + "-"));
    }

    private boolean says(ArticleView article) {
        return text == null
                || text.admits(
                        article.enrichment().language().tag(), article.headline(), article.summary(), article.body());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LiveFilter filter && query.equals(filter.query);
    }

    @Override
    public int hashCode() {
        return query.hashCode();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
