package org.warta.enricher.command;

import java.io.PrintWriter;
import java.util.Set;
import org.warta.platform.service.ServiceVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of the enricher. Exit codes: 0 done, 1 failed, 2 wrong usage.
 */
@Command(
        name = "enricher",
        description = "Tags news with languages, media topics and entities. Without a command: the service on Kafka.",
        mixinStandardHelpOptions = true,
        versionProvider = EnricherCommand.Version.class,
        subcommands = {TagCommand.class, TrainCommand.class, EvaluateCommand.class, HelpCommand.class})
public final class EnricherCommand implements Runnable {
    private static final Set<String> COMMANDS =
            Set.of("tag", "train", "evaluate", "help", "--help", "-h", "--version", "-V");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Warta enricher " + ServiceVersion.current()};
        }
    }

    /** Whether these arguments are a command; otherwise they are for the service. */
    public static boolean isCommand(String... arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
    }

    /** Runs a command on the console and returns its exit code. */
    public static int run(String... arguments) {
        return run(Console.system(), arguments);
    }

    static int run(Console console, String... arguments) {
        return new CommandLine(new EnricherCommand(), new CommandParts(console))
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.ansi()))
                .setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line.getErr()))
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: tag, train or evaluate");
    }

    /** Says in one sentence what failed; a bug shows where it is. */
    private static int report(Exception failure, PrintWriter err) {
        if (failure instanceof CommandFailure) {
            err.println("enricher: " + failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
