package org.warta.producer.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of the producer. Without one, the jar starts the service. */
@Command(
        name = "producer",
        description = "Publishes articles of many sources to Kafka. Without a command the service starts.",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        subcommands = HelpCommand.class)
public final class ProducerCommand implements Runnable {
    private static final Set<String> NAMES = Set.of("read", "import", "help", "--help", "-h", "--version", "-V");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private ProducerCommand() {}

    /** Whether arguments of the jar call a command, rather than configure the service. */
    public static boolean isCalledBy(String[] arguments) {
        return arguments.length > 0 && NAMES.contains(arguments[0]);
    }

    /**
     * Runs a command.
     *
     * @return the exit code: 0 when all went well, 1 when something could not be done, 2 when the call was wrong
     */
    public static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, Clock.systemUTC(), arguments);
        out.flush();
        return code;
    }

    static int run(PrintWriter out, PrintWriter err, Clock clock, String... arguments) {
        return new CommandLine(new ProducerCommand())
                .addSubcommand(new ReadCommand(clock))
                .addSubcommand(new ImportCommand(clock))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("failed: " + failure);
                    return 1;
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }
}
