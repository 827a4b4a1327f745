/**
 * Decides when a source is polled next, and what its polls say about it: how often it changes, that it has moved, is gone
 * or has fallen silent. Pure: a state and what happened go in, the next state comes out. Knows nothing of HTTP or Kafka.
 */
@NullMarked
package org.warta.producer.schedule;

import org.jspecify.annotations.NullMarked;
