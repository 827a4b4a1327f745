package org.warta.enricher.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.language.LanguageRule;
import org.warta.enricher.language.LinearLanguageIdentifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures language identification, as the service decides without a declaration. */
@Command(
        name = "language",
        description = "Measures language identification: accuracy, each tag, and what is taken for what.",
        mixinStandardHelpOptions = true)
final class EvaluateLanguageCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--test",
            required = true,
            paramLabel = "DIR",
            description = "Folder of files <tag>-*.txt, one sentence a line, in UTF-8.")
    private Path test = Path.of("");

    @Option(names = "--part", paramLabel = "PART", description = "Read only files <tag>-<part>.txt. Default: all.")
    private @Nullable String part;

    @Option(names = "--model", paramLabel = "MODEL", description = "Model to measure. Default: the built-in one.")
    private @Nullable Path model;

    @Option(names = "--json", description = "Print one JSON object in the last line.")
    private boolean json;

    EvaluateLanguageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LanguageRule rule = new LanguageRule(identifier());
        Report report = Report.of(
                text -> rule.decide(text, null).getTag(),
                LabelledText.ofFolder(test, part == null ? List.of() : List.of(part)));
        console.out().println(json ? report.json() : report.table() + System.lineSeparator() + report.matrix());
        return 0;
    }

    private LinearLanguageIdentifier identifier() {
        if (model == null) {
            return LinearLanguageIdentifier.builtIn();
        }
        try {
            return LinearLanguageIdentifier.of(model);
        } catch (IOException unreadable) {
            throw CommandFailure.of(model, unreadable);
        }
    }
}
