package org.warta.reader.article;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest change of an article. A mirror puts the article on {@code created} and {@code updated}, and removes it on
 * {@code canceled}, whether it has it or not: an article that changed several times comes once, with its latest change.
 *
 * @param version of the article
 * @param article what may be shown; null when nothing may be
 */
public record Change(
        Operation op, UUID id, long version, @Nullable ArticleView article) {

    /** What happened to the article. */
    public enum Operation {
        /** It came into view: it is new, or its embargo ended. */
        CREATED,
        /** It changed while in view. */
        UPDATED,
        /** It must not be shown any more: it is canceled, withheld, expired or under embargo again. */
        CANCELED;

        /** The name in lower case, as the feed says it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
