package org.warta.enricher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains models. Each subcommand is a class of its own: name it here. */
@Command(
        name = "train",
        description = "Trains a model from files.",
        mixinStandardHelpOptions = true,
        subcommands = {TrainEntitiesCommand.class, TrainTopicsCommand.class, TrainLanguageCommand.class})
final class TrainCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing what to train: " + String.join(", ", spec.subcommands().keySet()));
    }
}
