/**
 * What a source of articles is to the rest of the producer: the seam that directories stand behind today, and feeds and
 * HTTP next. A source looks and hands over what it saw; it knows nothing of versions, state or Kafka.
 */
@NullMarked
package org.warta.producer.source;

import org.jspecify.annotations.NullMarked;
