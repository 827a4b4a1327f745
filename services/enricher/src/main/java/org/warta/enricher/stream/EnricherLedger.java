package org.warta.enricher.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What this instance has done since it started: articles of committed transactions alone. Also the counters {@code
 * warta.enricher.articles} and {@code warta.enricher.language.disagreements}.
 */
public final class EnricherLedger {
    private final Counter enriched;
    private final Counter deadLettered;
    private final Counter disagreements;

    EnricherLedger(MeterRegistry meters) {
        this.enriched = articles(meters, "enriched");
        this.deadLettered = articles(meters, "dead-lettered");
        this.disagreements = Counter.builder("warta.enricher.language.disagreements")
                .description("Articles whose source declares another language than the one detected")
                .register(meters);
    }

    private static Counter articles(MeterRegistry meters, String result) {
        return Counter.builder("warta.enricher.articles")
                .description("Articles processed, tombstones included")
                .tag("result", result)
                .register(meters);
    }

    /** Articles enriched and sent on. */
    public long enriched() {
        return (long) enriched.count();
    }

    /** Records given up. */
    public long deadLettered() {
        return (long) deadLettered.count();
    }

    void add(Batch batch) {
        enriched.increment(batch.enriched());
        deadLettered.increment(batch.deadLettered());
        disagreements.increment(batch.disagreements());
    }

    /** What one transaction adds. */
    record Batch(int enriched, int deadLettered, int disagreements) {}
}
