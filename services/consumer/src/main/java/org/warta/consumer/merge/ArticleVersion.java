package org.warta.consumer.merge;

import org.warta.event.Article;

/**
 * A version for the history.
 *
 * @param retracted whether its text must not be kept
 */
public record ArticleVersion(Article article, boolean retracted) {}
