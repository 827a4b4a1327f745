package org.warta.reader.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.warta.reader.article.Sort;
import org.warta.reader.article.Timeline;
import org.warta.reader.article.TopicCount;
import org.warta.reader.article.VersionDiff;
import org.warta.reader.article.VersionText;
import org.warta.reader.article.VersionView;
import org.warta.reader.index.ArticleSearch;
import org.warta.reader.index.ArticleSearch.Hit;
import org.warta.reader.index.Counts;
import org.warta.reader.index.Counts.Count;
import org.warta.reader.index.FacetSearch;
import org.warta.reader.index.FacetSearch.Times;
import org.warta.reader.index.Highlighter;
import org.warta.reader.index.RelatedSearch;
import org.warta.reader.index.StorySearch;
import org.warta.reader.store.Articles;
import org.warta.reader.store.ChangeFeed;
import org.warta.reader.store.Entities;
import org.warta.reader.store.Entities.Entity;
import org.warta.reader.store.Entities.Name;
import org.warta.reader.store.Versions;
import org.warta.schemas.mediatopic.MediaTopicConcept;

/**
 * What readers can ask for. The index says which articles answer; the database says what may be shown of them at this
 * moment, so nothing that is hidden gets out, however far behind the index is. Safe for use by many threads. Every method
 * throws a {@code DataAccessException} when the database does not answer, and those that search throw
 * {@link org.warta.reader.index.NotReadyException} while the index is being built.
 */
@Service
public class Catalogue {
    /** A source tells a story in several articles; of so many altogether the closest of each source are taken. */
    private static final int MOST_OF_A_STORY = 200;

    private final ArticleSearch search;
    private final FacetSearch facets;
    private final RelatedSearch related;
    private final StorySearch stories;
    private final Articles articles;
    private final Versions versions;
    private final Entities entities;
    private final ChangeFeed feed;

    Catalogue(
            ArticleSearch search,
            FacetSearch facets,
            RelatedSearch related,
            StorySearch stories,
            Articles articles,
            Versions versions,
            Entities entities,
            ChangeFeed feed) {
        this.search = search;
        this.facets = facets;
        this.related = related;
        this.stories = stories;
        this.articles = articles;
        this.versions = versions;
        this.entities = entities;
        this.feed = feed;
    }

    /** A page of the articles that the query asks for. */
    public ArticlePage find(ArticleQuery query) {
        Articles.Marker marker = query.q() == null ? null : new Highlighter(query.q())::highlight;
        List<ArticleSummary> page = new ArrayList<>();
        ArticleQuery rest = query;
        while (true) {
            int missing = query.limit() - page.size();
            List<Hit> hits = search.hits(rest, missing + 1); // one more tells whether there is a next page
            List<Hit> shown = hits.subList(0, Math.min(missing, hits.size()));
            Map<UUID, ArticleSummary> visible =
                    articles.summaries(shown.stream().map(Hit::id).toList(), marker);
            shown.forEach(hit -> {
                ArticleSummary summary = visible.get(hit.id());
                if (summary != null) { // else it was hidden a moment ago
                    page.add(summary);
                }
            });
            boolean more = hits.size() > shown.size();
            if (!more || page.size() == query.limit()) {
                return new ArticlePage(page, more ? shown.get(shown.size() - 1).place() : null, search.count(query));
            }
            rest = rest.after(shown.get(shown.size() - 1).place());
        }
    }

    /** How all articles that the query asks for spread, on whatever page. */
    public Facets facets(ArticleQuery query) {
        Counts counts = facets.counts(query);
        Map<String, String> names =
                articles.sourceNames(counts.sources().stream().map(Count::value).toList());
        return new Facets(
                counts.total(),
                counts.topics().stream()
                        .map(topic -> TopicCount.of(topic.value(), topic.count()))
                        .toList(),
                named(counts.entities()),
                counts.sources().stream()
                        .map(source -> new Facets.Bucket(source.value(), names.get(source.value()), source.count()))
                        .toList(),
                counts.languages().stream()
                        .map(language -> new Facets.Bucket(
                                Locale.forLanguageTag(language.value()).toLanguageTag(), null, language.count()))
                        .toList(),
                counts.days().stream()
                        .map(day -> new Facets.Bucket(day.value(), null, day.count()))
                        .toList());
    }

    /** The article with this id; empty when there is none that may be shown. */
    public Optional<ArticleView> article(UUID id) {
        return articles.article(id);
    }

    /** Articles about the same entities and topics, the closest first; empty also for an unknown article. */
    public List<ArticleSummary> related(UUID id, int limit) {
        ArticleView article = articles.article(id).orElse(null);
        if (article == null) {
            return List.of();
        }
        return visible(related.related(article, limit));
    }

    /** The same story at other sources, of each the closest article; empty also for an unknown article. */
    public List<ArticleSummary> otherSources(UUID id, int limit) {
        ArticleView article = articles.article(id).orElse(null);
        if (article == null) {
            return List.of();
        }
        Set<String> sources = new HashSet<>();
        return visible(stories.elsewhere(article, MOST_OF_A_STORY)).stream()
                .filter(other -> sources.add(other.source().id()))
                .limit(limit)
                .toList();
    }

    /** The versions of an article that may be shown, newest first; empty for an unknown article. */
    public List<VersionView> versions(UUID id) {
        return versions.of(id);
    }

    /** What changed between two versions; empty when one of them is not to be shown. */
    public Optional<VersionDiff> difference(UUID id, long from, long to) {
        VersionText before = versions.text(id, from).orElse(null);
        return before == null
                ? Optional.empty()
                : versions.text(id, to).map(after -> VersionDiff.between(before, after));
    }

    /**
     * Entities whose name or a word of it begins so, or nearly so; the most frequent first.
     *
     * @param type PERSON, ORGANISATION, PLACE, …; null for any
     */
    public List<EntityCount> entities(String prefix, @Nullable String type, int limit) {
        return entities.like(prefix, type).stream()
                .map(name -> new EntityCount(name.id(), name.type(), name.name(), search.count(name.id())))
                .filter(entity -> entity.count() > 0)
                .sorted(Comparator.comparingInt((EntityCount entity) -> begins(entity, prefix) ? 0 : 1)
                        .thenComparing(
                                Comparator.comparingLong(EntityCount::count).reversed()))
                .limit(limit)
                .toList();
    }

    /** The entity with this id; empty when no article that may be shown mentions it. */
    public Optional<EntityDetail> entity(UUID id) {
        Entity entity = entities.entity(id).orElse(null);
        Times times = entity == null ? null : facets.times(id).orElse(null);
        if (entity == null || times == null) {
            return Optional.empty();
        }
        List<EntityCount> all = named(facets.counts(mentioning(id)).entities());
        return Optional.of(new EntityDetail(
                id,
                entity.type(),
                entity.name(),
                entity.uri(),
                entity.sameAs(),
                times.days().values().stream().mapToLong(Long::longValue).sum(),
                times.first(),
                times.last(),
                Timeline.of(times.days()),
                all.stream().filter(other -> !other.id().equals(id)).toList()));
    }

    /** Every media topic of both levels, each behind its parent, also those without articles. */
    public List<TopicCount> topics() {
        Map<String, Long> counts = new HashMap<>();
        facets.topics().forEach(topic -> counts.put(topic.value(), topic.count()));
        return MediaTopicConcept.all().stream()
                .map(topic -> TopicCount.of(topic.code(), counts.getOrDefault(topic.code(), 0L)))
                .toList();
    }

    /**
     * What changed after a place in the feed, each article once, with its latest change.
     *
     * @param since null for the beginning
     * @throws org.warta.reader.article.StaleCursorException when the cursor is of another database
     */
    public ChangePage changes(@Nullable ChangeCursor since, int limit) {
        return feed.after(since == null ? feed.start() : since, limit);
    }

    private List<ArticleSummary> visible(List<UUID> ids) {
        Map<UUID, ArticleSummary> visible = articles.summaries(ids, null);
        return ids.stream().map(visible::get).filter(Objects::nonNull).toList();
    }

    private List<EntityCount> named(List<Count<UUID>> counts) {
        Map<UUID, Name> names = entities.names(counts.stream().map(Count::value).toList());
        List<EntityCount> named = new ArrayList<>();
        for (Count<UUID> count : counts) {
            Name name = names.get(count.value());
            if (name != null) { // else the last article that mentions it was hidden a moment ago
                named.add(new EntityCount(name.id(), name.type(), name.name(), count.count()));
            }
        }
        return named;
    }

    private static boolean begins(EntityCount entity, String prefix) {
        String name = entity.name().toLowerCase(Locale.ROOT);
        String begin = prefix.toLowerCase(Locale.ROOT);
        return name.startsWith(begin) || name.contains(" " + begin);
    }

    private static ArticleQuery mentioning(UUID entity) {
        return new ArticleQuery(
                null, List.of(), List.of(entity), null, null, List.of(), List.of(), null, null, Sort.TIME, null, 1);
    }
}
