/** The consumer: keeps PostgreSQL, the read store, in step with the topic {@code news.enriched}. */
@NullMarked
package org.warta.consumer;

import org.jspecify.annotations.NullMarked;
