/**
 * What sources of articles hand over to the rest of the producer: items, whatever they are of. Sources know nothing of
 * versions, state or Kafka.
 */
@NullMarked
package org.warta.producer.source;

import org.jspecify.annotations.NullMarked;
