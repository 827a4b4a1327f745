package org.warta.replayer.command;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.databind.JsonNode;

/** How a command shows what it was answered. */
final class Output {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the answer as JSON, for programs.")
    private boolean json;

    /** Prints the answer as it is, or for people. */
    void print(JsonNode answer, Consumer<PrintWriter> forPeople) {
        PrintWriter out = out();
        if (json) {
            out.println(answer.toString());
        } else {
            forPeople.accept(out);
        }
        out.flush();
    }

    boolean isForPeople() {
        return !json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
