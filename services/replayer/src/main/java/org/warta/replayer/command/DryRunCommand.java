package org.warta.replayer.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Tells what a replay would do. */
@Command(name = "dry-run", description = "Tells what a replay would do, by source and partition; sends nothing.")
final class DryRunCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Connection connection;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReplayOptions replay;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Output output;

    @Override
    public Integer call() {
        JsonNode answer = connection.api().post("/api/v1/replays/dry-run", replay.request());
        output.print(answer, out -> forPeople(answer, out));
        return ExitCode.OK.code();
    }

    private static void forPeople(JsonNode dryRun, PrintWriter out) {
        out.printf(
                "%s%,d of %,d records, %,.1f MB, to %s, in about %s%n",
                dryRun.path("exact").asBoolean() ? "" : "an estimate: ",
                dryRun.path("matching").asLong(),
                dryRun.path("records").asLong(),
                dryRun.path("bytes").asLong() / 1e6,
                dryRun.path("targetTopic").asString(),
                ReplayProgressView.time(
                        Duration.ofSeconds(dryRun.path("estimatedSeconds").asLong())));
        out.printf(
                "%,d cannot be decoded; of the offsets %,d were deleted by retention and %,d hold no record%n%n",
                dryRun.path("undecodable").asLong(),
                dryRun.path("gone").asLong(),
                dryRun.path("withoutRecord").asLong());
        Table sources = new Table("source", "records");
        dryRun.path("sources")
                .forEach(source -> sources.add(
                        source.path("source").asString("(none)"),
                        source.path("matching").asLong()));
        sources.print(out);
        out.println();
        Table partitions = new Table("partition", "first", "end", "records", "matching", "gone");
        dryRun.path("partitions")
                .forEach(partition -> partitions.add(
                        partition.path("partition").asInt(),
                        partition.path("first").asLong(),
                        partition.path("end").asLong(),
                        partition.path("records").asLong(),
                        partition.path("matching").asLong(),
                        partition.path("gone").asLong()));
        partitions.print(out);
    }
}
