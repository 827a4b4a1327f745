package org.warta.reader.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.warta.reader.article.ArticlePage;
import org.warta.reader.article.ArticleQuery;
import org.warta.reader.article.ArticleSummary;
import org.warta.reader.article.ArticleView.EntityView;
import org.warta.reader.article.Cursor;
import org.warta.reader.article.TopicCount;
import org.warta.reader.catalogue.Catalogue;
import org.warta.reader.syndication.Feed;

/** Makes a feed of any query. */
@Component
final class Feeds {
    private final Catalogue catalogue;

    Feeds(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The feed of a query.
     *
     * @param path where it is
     */
    Feed of(ArticleQuery query, String path, Addresses addresses) {
        ArticlePage page = catalogue.find(query);
        // Feeds carry whole articles. One that was taken down since is left out.
        List<Feed.Entry> entries = page.articles().stream()
                .map(ArticleSummary::id)
                .map(catalogue::article)
                .flatMap(Optional::stream)
                .map(article -> new Feed.Entry(article, addresses.page(article.id())))
                .toList();
        Cursor next = page.next();
        return new Feed(
                title(query, entries),
                addresses.of(path, query.toParameters()),
                addresses.of("/search", withoutPage(query)),
                next == null ? null : addresses.of(path, query.after(next).toParameters()),
                entries);
    }

    private static Map<String, List<String>> withoutPage(ArticleQuery query) {
        Map<String, List<String>> parameters = new TreeMap<>(query.after(null).toParameters());
        parameters.remove("limit");
        return parameters;
    }

    /** What the query is about, for a reader's list of feeds. */
    private static String title(ArticleQuery query, List<Feed.Entry> entries) {
        StringJoiner title = new StringJoiner(", ", "Warta: ", "").setEmptyValue("Warta");
        if (query.q() != null) {
            title.add(query.q());
        }
        query.topics().forEach(code -> {
            TopicCount topic = TopicCount.of(code, 0);
            title.add(topic.label() == null ? code : topic.label().id());
        });
        query.entities().forEach(id -> title.add(name(id, entries)));
        if (query.entityName() != null) {
            title.add(query.entityName());
        }
        query.sources().forEach(title::add);
        query.languages().forEach(title::add);
        return title.toString();
    }

    /** How the articles call the entity. */
    private static String name(UUID id, List<Feed.Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.article().enrichment().entities().stream())
                .filter(entity -> entity.id().equals(id))
                .findFirst()
                .map(EntityView::name)
                .orElse(id.toString());
    }
}
