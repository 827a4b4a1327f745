/**
 * The edge to Kafka: {@link org.warta.replayer.stream.ReplayLog} follows {@code news.replays} and writes to it,
 * {@link org.warta.replayer.stream.ReplayCoordinator} shares the replays with the other instances, and a
 * {@link org.warta.replayer.stream.ReplaySession} carries one out: output, position and counters in one transaction.
 * {@link org.warta.replayer.stream.RangeResolver} and {@link org.warta.replayer.stream.RangeReader} read parts of topics.
 */
@NullMarked
package org.warta.replayer.stream;

import org.jspecify.annotations.NullMarked;
