package org.warta.replayer.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replays: what may be asked of the API about them. */
@Command(
        name = "replay",
        description = "Sends a range of a topic somewhere else, once.",
        subcommands = {DryRunCommand.class, StartCommand.class})
final class ReplayCommand implements Runnable {
    private static final String PATH = "/api/v1/replays";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }

    @Command(name = "list", description = "Lists all replays, the latest first.")
    int list(@Mixin Connection connection, @Mixin Output output) {
        JsonNode answer = connection.api().get(PATH);
        output.print(answer, out -> {
            Table table = new Table("id", "status", "from", "to", "done", "sent", "by", "at");
            answer.path("replays")
                    .forEach(replay -> table.add(
                            replay.path("id").asString(),
                            replay.path("status").asString(),
                            replay.at("/request/from/topic").asString(),
                            replay.path("targetTopic").asString(),
                            percent(replay),
                            replay.at("/progress/sent").asLong(),
                            replay.path("requestedBy").asString(),
                            replay.path("requestedAt").asString()));
            table.print(out);
        });
        return ExitCode.OK.code();
    }

    @Command(name = "show", description = "Shows a replay; with --wait, its progress until it ends.")
    int show(
            @Mixin Connection connection,
            @Mixin Output output,
            @Option(names = "--wait", description = "Show its progress until it ends.") boolean wait,
            @Parameters(paramLabel = "ID", description = "The replay.") String id) {
        ReplayProgressView view = new ReplayProgressView(connection.api(), output);
        return wait ? view.waitFor(id) : view.show(id);
    }

    @Command(name = "events", description = "Shows what happened to a replay: who asked for what, when and why.")
    int events(
            @Mixin Connection connection,
            @Mixin Output output,
            @Parameters(paramLabel = "ID", description = "The replay.") String id) {
        JsonNode answer = connection.api().get(path(id) + "/events");
        output.print(answer, out -> {
            Table table = new Table("at", "what", "who", "sent", "why");
            answer.path("events")
                    .forEach(event -> table.add(
                            event.path("at").asString(),
                            event.path("kind").asString(),
                            event.path("who").asString(),
                            event.has("sent") ? event.path("sent").asLong() : null,
                            event.path("why").asString(event.path("reason").asString(""))));
            table.print(out);
        });
        return ExitCode.OK.code();
    }

    @Command(name = "pause", description = "Asks a replay to pause.")
    int pause(
            @Mixin Connection connection,
            @Mixin Output output,
            @Parameters(paramLabel = "ID", description = "The replay.") String id,
            @Option(names = "--why", paramLabel = "TEXT", description = "For the audit.") @Nullable String why) {
        return ask(connection, output, id, "/pause", why);
    }

    @Command(name = "resume", description = "Asks a replay to go on.")
    int resume(
            @Mixin Connection connection,
            @Mixin Output output,
            @Parameters(paramLabel = "ID", description = "The replay.") String id,
            @Option(names = "--why", paramLabel = "TEXT", description = "For the audit.") @Nullable String why) {
        return ask(connection, output, id, "/resume", why);
    }

    @Command(name = "cancel", description = "Asks a replay to end before its end.")
    int cancel(
            @Mixin Connection connection,
            @Mixin Output output,
            @Parameters(paramLabel = "ID", description = "The replay.") String id,
            @Option(names = "--why", paramLabel = "TEXT", description = "For the audit.") @Nullable String why) {
        return ask(connection, output, id, "/cancel", why);
    }

    @Command(name = "rate", description = "Sets how many records a second a replay writes at the most.")
    int rate(
            @Mixin Connection connection,
            @Mixin Output output,
            @Parameters(paramLabel = "ID", description = "The replay.") String id,
            @Parameters(paramLabel = "RECORDS", arity = "0..1", description = "None: as fast as it goes.") @Nullable
                    Long recordsPerSecond,
            @Option(names = "--why", paramLabel = "TEXT", description = "For the audit.") @Nullable String why) {
        ObjectNode body = reason(why);
        if (recordsPerSecond != null) {
            body.put("recordsPerSecond", recordsPerSecond);
        }
        JsonNode answer = connection.api().put(path(id) + "/rate", body);
        output.print(answer, out -> ReplayProgressView.line(answer, out));
        return ExitCode.OK.code();
    }

    @Command(
            name = "report",
            description = {
                "Compares what a replay that has ended has sent with what the read store has.",
                "Of a re-enrichment that is held: what its promotion would change, by topic and by entity."
            })
    int report(
            @Mixin Connection connection,
            @Mixin ReportOutput report,
            @Parameters(paramLabel = "ID", description = "The replay.") String id) {
        return report.fetch(connection.api(), "GET", path(id) + "/report", null);
    }

    private static int ask(Connection connection, Output output, String id, String what, @Nullable String why) {
        JsonNode answer = connection.api().post(path(id) + what, reason(why));
        output.print(answer, out -> ReplayProgressView.line(answer, out));
        return ExitCode.OK.code();
    }

    private static ObjectNode reason(@Nullable String why) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        if (why != null) {
            body.put("why", why);
        }
        return body;
    }

    private static String path(String id) {
        return PATH + "/" + Api.encoded(id);
    }

    private static String percent(JsonNode replay) {
        long offsets = replay.at("/progress/offsets").asLong();
        return offsets == 0 ? "" : "%d%%".formatted(replay.at("/progress/done").asLong() * 100 / offsets);
    }
}
