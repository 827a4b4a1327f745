package org.warta.reader.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the read store has of an article.
 *
 * @param version the current one
 * @param enrichedAt when what may be shown was enriched; null when nothing may be shown
 */
public record Standing(long version, @Nullable Instant enrichedAt) {}
