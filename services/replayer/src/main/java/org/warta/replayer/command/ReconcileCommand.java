package org.warta.replayer.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares a part of the log with the read store. */
@Command(
        name = "reconcile",
        description = {
            "Compares a part of a topic of articles with the read store: what is new, the same, changed, superseded or lost."
                    + " Changes nothing.",
            "What the store's consumer has read and the store has not is lost."
        })
final class ReconcileCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Connection connection;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RecordOptions records;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReportOutput report;

    @Parameters(
            paramLabel = "TOPIC",
            arity = "0..1",
            defaultValue = "news.enriched",
            description = "The topic (default: ${DEFAULT-VALUE}).")
    private String topic = "news.enriched";

    @Override
    public Integer call() {
        return report.fetch(connection.api(), "POST", "/api/v1/reconciliations", records.request(topic));
    }
}
