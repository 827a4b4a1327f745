/** The enricher's edge to Kafka: consume, enrich and produce in one transaction. */
@NullMarked
package org.warta.enricher.stream;

import org.jspecify.annotations.NullMarked;
