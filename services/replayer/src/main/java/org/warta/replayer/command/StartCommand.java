package org.warta.replayer.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Starts a replay. */
@Command(name = "start", description = "Starts a replay, which goes on without this command, and prints its id.")
final class StartCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Connection connection;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReplayOptions replay;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Output output;

    @Option(names = "--wait", description = "Show its progress until it ends.")
    private boolean wait;

    @Override
    public Integer call() {
        Api api = connection.api();
        JsonNode started = api.post("/api/v1/replays", replay.request());
        String id = started.path("id").asString();
        if (wait) {
            return new ReplayProgressView(api, output).waitFor(id);
        }
        output.print(started, out -> out.println(id));
        return ExitCode.OK.code();
    }
}
