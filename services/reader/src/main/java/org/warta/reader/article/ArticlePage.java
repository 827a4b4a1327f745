package org.warta.reader.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Articles in the order that was asked for.
 *
 * @param next where the next page goes on; null on the last one
 * @param total how many articles the query finds, on all pages
 */
public record ArticlePage(
        List<ArticleSummary> articles, @Nullable Cursor next, long total) {
    public ArticlePage {
        articles = List.copyOf(articles);
    }
}
