/**
 * The edge to Kafka: which instance serves which source, what is remembered of a source, and the transactions that
 * publish. Articles and the state of the item that they came from commit together or not at all.
 *
 * <p>{@link org.warta.producer.stream.SourceCoordinator} takes part in a consumer group; each partition of
 * {@code news.sources} that it is given and that holds configured sources gets a
 * {@link org.warta.producer.stream.PartitionWorker}, which serves them through one
 * {@link org.warta.producer.stream.PartitionSession} after the other.
 */
@NullMarked
package org.warta.producer.stream;

import org.jspecify.annotations.NullMarked;
