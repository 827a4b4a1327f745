/** Follows the topic {@code news.enriched} and the read store, and turns both into events. */
@NullMarked
package org.warta.reader.live.stream;

import org.jspecify.annotations.NullMarked;
