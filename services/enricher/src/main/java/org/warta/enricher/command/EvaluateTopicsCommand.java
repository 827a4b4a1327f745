package org.warta.enricher.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.warta.enricher.linear.LinearModel;
import org.warta.enricher.linear.ModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a classifier of texts. */
@Command(
        name = "topics",
        description = "Measures a classifier of texts that `train topics` made: accuracy and macro F1.",
        mixinStandardHelpOptions = true)
final class EvaluateTopicsCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--test",
            required = true,
            paramLabel = "FILE",
            description = "Lines of label, tab and text, in UTF-8.")
    private Path test = Path.of("");

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "Model to measure.")
    private Path model = Path.of("");

    @Option(names = "--language", paramLabel = "TAG", description = "Language that the model must be for.")
    private String language = "";

    @Option(names = "--json", description = "Print one JSON object in the last line.")
    private boolean json;

    EvaluateTopicsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LinearModel trained;
        try {
            trained = ModelFile.read(model, TopicSettings.PURPOSE);
        } catch (IOException unreadable) {
            throw CommandFailure.of(model, unreadable);
        }
        String known = trained.head().settings().language();
        if (!language.isEmpty() && !language.equals(known)) {
            throw new CommandFailure(
                    model + " was trained for language " + known + ", not " + language + ": give the right model");
        }
        Report report = Report.of(text -> trained.scores(text).bestLabel(), LabelledText.ofTable(test));
        console.out().println(json ? report.json() : report.table());
        return 0;
    }
}
