package org.warta.reader.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Articles, newest first.
 *
 * @param next where the next page goes on; null on the last one
 */
public record ArticlePage(
        List<ArticleSummary> articles, @Nullable Cursor next) {}
