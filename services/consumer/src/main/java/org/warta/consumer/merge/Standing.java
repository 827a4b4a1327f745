package org.warta.consumer.merge;

import org.jspecify.annotations.Nullable;

/**
 * What the database holds of an article.
 *
 * @param precedence that of the current version
 * @param canceledVersion the highest version that was a cancellation; null when none was
 */
public record Standing(Precedence precedence, @Nullable Long canceledVersion) {}
