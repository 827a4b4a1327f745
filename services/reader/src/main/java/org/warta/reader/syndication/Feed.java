package org.warta.reader.syndication;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleView;

/**
 * A list of articles to subscribe to. All addresses are absolute.
 *
 * @param self where this feed is; also what identifies it
 * @param page where people find the same list
 * @param next where the feed goes on with older articles; null on the last page
 */
public record Feed(
        String title, String self, String page, @Nullable String next, List<Entry> entries) {
    public Feed {
        entries = List.copyOf(entries);
    }

    /**
     * An article in a feed.
     *
     * @param page where people find it
     */
    public record Entry(ArticleView article, String page) {
        /** Who is named as its author: the byline or, without one, the source. */
        String author() {
            String byline = article.byline();
            return byline == null ? source() : byline;
        }

        String source() {
            String name = article.source().name();
            return name == null ? article.source().id() : name;
        }
    }

    /** When the youngest version of an entry was made; the beginning of time for a feed without any. */
    Instant updated() {
        return entries.stream()
                .map(entry -> entry.article().versionCreated())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
