package org.warta.platform.telemetry;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A stretch of the way that an article takes, from one moment to a later one. */
public enum Stage {
    /** From taking it in to the end of the transaction that published it. */
    INGESTED_PUBLISHED,
    /** From the time of its record in the articles' topic to the end of the transaction with the enriched one. */
    PUBLISHED_ENRICHED,
    /** From the time of its record in the enriched topic until the database has it. */
    ENRICHED_STORED,
    /** From taking it in until the database has it. Says nothing of a backfill, whose articles are old. */
    INGESTED_STORED,
    /** From enriching it until those who listen to the site are told. */
    ENRICHED_TOLD;

    /** Its name in metrics and in the API: {@code published-enriched}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stage with this label; empty when there is none. */
    public static Optional<Stage> labelled(String label) {
        return Stream.of(values()).filter(stage -> stage.label().equals(label)).findFirst();
    }
}
