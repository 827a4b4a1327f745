/** The enricher: reads articles from Kafka, adds what it finds in them, and writes them on, exactly once. */
@NullMarked
package org.warta.enricher;

import org.jspecify.annotations.NullMarked;
