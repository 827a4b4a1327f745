package org.warta.replayer.reconcile.stream;

import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.warta.replayer.reconcile.Expectation;
import org.warta.replayer.replay.FrozenRanges;
import org.warta.replayer.replay.RecordFilter;

/**
 * What is to be compared with the store.
 *
 * @param replay id of the replay that it is about; null when it is about none
 * @param ranges of the log
 * @param filter which records of them
 * @param settled whether everything that was sent towards the store has been read there
 * @param expected what is expected of the store for a record
 */
record Comparison(
        @Nullable String replay,
        FrozenRanges ranges,
        RecordFilter filter,
        boolean settled,
        Function<ConsumerRecord<byte[], byte[]>, Expectation> expected) {}
