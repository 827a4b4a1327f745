package org.warta.reader.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warta.reader.article.ArticleSummary;

/**
 * A page of the list.
 *
 * @param total how many articles there are on all pages
 * @param next address of the next page; null on the last one
 */
record ArticleList(
        List<ArticleSummary> articles, long total, @Nullable String next) {}
