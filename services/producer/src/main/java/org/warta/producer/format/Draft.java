package org.warta.producer.format;

import org.warta.event.Article;

/**
 * An article as its source gave it, without what Warta computes: {@code id}, {@code version}, {@code contentHash} and
 * {@code ingestedAt} are not set; {@code uri}, {@code versionCreated} and {@code firstCreated} only where declared.
 *
 * @param fragment what tells it from the other articles of its item when it declares no uri: {@code #/<index>}, or
 *     empty for an item that is one article
 * @param line line of the item where it starts, counted from 1
 * @param article the fields; not to be changed, but copied
 */
public record Draft(String fragment, int line, Article.Builder article) {}
