package org.warta.reader.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of an article that may be shown.
 *
 * @param version the number that grows with each change of the article
 * @param current whether it is the one that lists show
 */
public record VersionView(
        long version,
        Instant versionCreated,
        String pubStatus,
        String headline,
        @Nullable String summary,
        @Nullable String byline,
        boolean current) {}
