/**
 * Kafka as Warta uses it: client settings, topics, event records, and what happens to a record that fails. Keys and
 * values travel as bytes and events are decoded by the step that needs them, so that a record which cannot be decoded
 * is an ordinary failure of one record and leaves for the dead letters in the transaction of its batch.
 */
@NullMarked
package org.warta.platform.kafka;

import org.jspecify.annotations.NullMarked;
