package org.warta.replayer.replay;

import org.jspecify.annotations.Nullable;

/**
 * What a replay is asked to do. Whether it may is for {@link ReplayRules} to say.
 *
 * @param from what it reads
 * @param filter which records of it
 * @param to {@code enricher}, {@code store}, or {@code topic:} and the name of a topic that begins with
 *     {@code news.replay.}
 * @param hold whether what the enricher makes of it is held back from the read store until it is promoted
 * @param recordsPerSecond how many records it writes a second at the most; null: as fast as it goes
 * @param why for the audit
 */
public record ReplaySpec(
        From from,
        RecordFilter filter,
        String to,
        boolean hold,
        @Nullable Long recordsPerSecond,
        String why) {

    /**
     * What is read.
     *
     * @param topic the topic's name
     * @param range the part of it
     */
    public record From(String topic, ReplayRange range) {
        public From(@Nullable String topic, @Nullable ReplayRange range) {
            this.topic = topic == null ? "" : topic;
            this.range = range == null ? ReplayRange.ALL : range;
        }
    }

    public ReplaySpec(
            @Nullable From from,
            @Nullable RecordFilter filter,
            @Nullable String to,
            boolean hold,
            @Nullable Long recordsPerSecond,
            @Nullable String why) {
        this.from = from == null ? new From(null, null) : from;
        this.filter = filter == null ? RecordFilter.ALL : filter;
        this.to = to == null ? "" : to;
        this.hold = hold;
        this.recordsPerSecond = recordsPerSecond;
        this.why = why == null ? "" : why;
    }
}
