package org.warta.replayer.reconcile.http;

import org.jspecify.annotations.Nullable;
import org.warta.replayer.replay.RecordFilter;
import org.warta.replayer.replay.ReplaySpec.From;

/**
 * What is to be compared with the read store.
 *
 * @param from a part of a topic of articles
 * @param filter which records of it
 */
record ReconciliationRequest(From from, RecordFilter filter) {
    ReconciliationRequest(@Nullable From from, @Nullable RecordFilter filter) {
        this.from = from == null ? new From(null, null) : from;
        this.filter = filter == null ? RecordFilter.ALL : filter;
    }
}
