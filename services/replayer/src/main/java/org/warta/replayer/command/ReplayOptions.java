package org.warta.replayer.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** What a replay is asked to do. */
final class ReplayOptions {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RecordOptions records;

    @Parameters(paramLabel = "TOPIC", description = "What is read: news.articles, news.enriched or news.topic.*.")
    private String topic = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "WHERE",
            description = "enricher, store, or topic:news.replay.NAME, which is created.")
    private String to = "";

    @Option(
            names = "--hold",
            description =
                    "With --to enricher: keep the new enrichments back from the read store until they are promoted.")
    private boolean hold;

    @Option(names = "--rate", paramLabel = "RECORDS", description = "Records a second at the most.")
    private @Nullable Long rate;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why, for the audit.")
    private String why = "";

    /** The body of a request to the API. */
    ObjectNode request() {
        ObjectNode request = records.request(topic).put("to", to).put("why", why);
        if (hold) {
            request.put("hold", true);
        }
        if (rate != null) {
            request.put("recordsPerSecond", rate);
        }
        return request;
    }
}
