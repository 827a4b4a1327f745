package org.warta.enricher.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.entity.BuiltInModels;
import org.warta.enricher.sequence.SequenceModel;
import org.warta.enricher.sequence.SequenceModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a tagger of entities. */
@Command(
        name = "entities",
        description = "Measures a tagger of entities: strict precision, recall and F1 of each type, micro and macro.",
        mixinStandardHelpOptions = true)
final class EvaluateEntitiesCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--test",
            required = true,
            paramLabel = "FILE",
            description = "Sentences in CoNLL columns: a word, a tab and an IOB2 tag a line.")
    private Path test = Path.of("");

    @Option(names = "--language", required = true, paramLabel = "TAG", description = "Language of the sentences.")
    private String language = "";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "Model to measure. Default: the built-in one of the language.")
    private @Nullable Path model;

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            description = "Convention of annotation to follow. Default: that of the training corpus which the words of"
                    + " the file are most like.")
    private @Nullable String convention;

    @Option(names = "--json", description = "Print one JSON object in the last line.")
    private boolean json;

    EvaluateEntitiesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SequenceModel trained = model == null ? builtIn() : read(model);
        if (!trained.head().language().equals(language)) {
            throw new CommandFailure(model + " was trained for language "
                    + trained.head().language() + ", not " + language + ": give the right model");
        }
        EntityReport report = EntityReport.of(trained, test, convention);
        console.out().println(json ? report.json() : report.table());
        return 0;
    }

    private SequenceModel builtIn() {
        if (!BuiltInModels.has(language)) {
            throw new CommandFailure("there is no built-in model for language " + language + ", only for "
                    + String.join(", ", BuiltInModels.LANGUAGES) + ": train one and give it with --model");
        }
        return BuiltInModels.model(language);
    }

    private static SequenceModel read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return SequenceModelFile.read(in, file.toString());
        } catch (IOException unreadable) {
            throw CommandFailure.of(file, unreadable);
        }
    }
}
