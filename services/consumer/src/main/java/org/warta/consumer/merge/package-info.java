/**
 * Decides what a batch of articles changes: which version becomes the current one, what enters the history, what text has
 * to go. Knows neither Kafka nor the database, so that its promise can be tested alone: the outcome depends on which
 * articles arrived, not on their order, their batches or how often they came.
 */
@NullMarked
package org.warta.consumer.merge;

import org.jspecify.annotations.NullMarked;
