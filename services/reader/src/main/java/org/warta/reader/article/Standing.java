package org.warta.reader.article;

import java.time.Instant;

/**
 * What the read store has of an article, whether that may be shown or not.
 *
 * @param version the current one
 * @param canceled whether that is a cancellation
 * @param enrichedAt when it was enriched
 * @param inView whether it may be shown
 * @param wasInView whether any version of it could be seen before
 */
public record Standing(long version, boolean canceled, Instant enrichedAt, boolean inView, boolean wasInView) {}
