package org.warta.enricher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures models. Each subcommand is a class of its own: name it here. */
@Command(
        name = "evaluate",
        description = "Measures a model on files with the right answers.",
        mixinStandardHelpOptions = true,
        subcommands = {EvaluateEntitiesCommand.class, EvaluateTopicsCommand.class, EvaluateLanguageCommand.class})
final class EvaluateCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing what to evaluate: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
