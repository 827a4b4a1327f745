package org.warta.replayer.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of the replayer. Without one, the jar starts the service. */
@Command(
        name = "replayer",
        description = "Calls a replayer that is running. Without a command the service starts.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Versions.class,
        subcommands = {
            ReplayCommand.class,
            ReconcileCommand.class,
            TopicsCommand.class,
            DeadLettersCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        })
public final class ReplayerCommand implements Runnable {
    private static final Set<String> NAMES = Set.of(
            "replay",
            "deadletters",
            "topics",
            "reconcile",
            "help",
            "generate-completion",
            "--help",
            "-h",
            "--version",
            "-V");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ReplayerCommand() {}

    /** Whether arguments of the jar call a command, rather than configure the service. */
    public static boolean isCalledBy(String[] arguments) {
        return arguments.length > 0 && NAMES.contains(arguments[0]);
    }

    /**
     * Runs a command.
     *
     * @return the exit code; {@code help} lists what they mean
     */
    public static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, arguments);
        out.flush();
        return code;
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values()).forEach(code -> codes.put(String.valueOf(code.code()), code.meaning()));
        CommandLine line = new CommandLine(new ReplayerCommand());
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(codes);
        return line.setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof ApiException told) {
                        command.getErr().println(told.getMessage());
                        return told.exitCode().code();
                    }
                    command.getErr().println("failed: " + failure);
                    return ExitCode.FAILED.code();
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }
}
