/** Reads {@code news.enriched} and its backfill and hands them to the store; offsets commit after the database did. */
@NullMarked
package org.warta.consumer.stream;

import org.jspecify.annotations.NullMarked;
