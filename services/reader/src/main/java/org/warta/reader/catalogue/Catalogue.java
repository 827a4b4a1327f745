package org.warta.reader.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.warta.reader.article.ArticlePage;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.ArticleSummary;
import org.warta.reader.article.ArticleView;
import org.warta.reader.article.ChangeCursor;
import org.warta.reader.article.ChangePage;
import org.warta.reader.article.EntityCount;
import org.warta.reader.article.EntityDetail;
import org.warta.reader.article.Facets;
import org.warta.reader.article.TopicCount;
import org.warta.reader.article.VersionDiff;
import org.warta.reader.article.VersionView;
import org.warta.reader.store.Articles;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/**
 * What readers can ask for. Whatever it answers may be shown at that moment. Safe for use by many threads; every method
 * throws a {@code DataAccessException} when the database does not answer.
 */
@Service
public class Catalogue {
    private final Articles articles;

    Catalogue(Articles articles) {
        this.articles = articles;
    }

    /** A page of the articles that the query asks for. */
    public ArticlePage find(ArticleQuery query) {
        return articles.page(query);
    }

    /** How all articles that the query asks for spread, on whatever page. */
    public Facets facets(ArticleQuery query) {
        return new Facets(0, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The article with this id; empty when there is none that may be shown. */
    public Optional<ArticleView> article(UUID id) {
        return articles.article(id);
    }

    /** Articles about the same entities and topics, the closest first; empty also for an unknown article. */
    public List<ArticleSummary> related(UUID id, int limit) {
        return List.of();
    }

    /** The versions of an article that may be shown, newest first; empty for an unknown article. */
    public List<VersionView> versions(UUID id) {
        return List.of();
    }

    /** What changed between two versions; empty when one of them is not to be shown. */
    public Optional<VersionDiff> difference(UUID id, long from, long to) {
        return Optional.empty();
    }

    /**
     * Entities whose name or a word of it begins so, or nearly so; the most frequent first.
     *
     * @param type PERSON, ORGANISATION, PLACE, …; null for any
     */
    public List<EntityCount> entities(String prefix, @Nullable String type, int limit) {
        return List.of();
    }

    /** The entity with this id; empty when no article that may be shown mentions it. */
    public Optional<EntityDetail> entity(UUID id) {
        return Optional.empty();
    }

    /** Every media topic of both levels, each behind its parent, also those without articles. */
    public List<TopicCount> topics() {
        return MediaTopicConcept.all().stream()
                .map(topic -> TopicCount.of(topic.code(), 0))
                .toList();
    }

    /**
     * What changed after a place in the feed, each article once, with its latest change.
     *
     * @param since null for the beginning
     * @throws org.warta.reader.article.StaleCursorException when the cursor is of another database
     */
    public ChangePage changes(@Nullable ChangeCursor since, int limit) {
        throw new UnsupportedOperationException("the database has no change feed yet");
    }
}
