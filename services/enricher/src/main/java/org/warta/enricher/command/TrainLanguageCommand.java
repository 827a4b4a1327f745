package org.warta.enricher.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.warta.enricher.language.LanguageTrainer;
import org.warta.enricher.linear.Example;
import org.warta.enricher.linear.LinearModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a language identifier. */
@Command(name = "language", description = "Trains a language identifier.", mixinStandardHelpOptions = true)
final class TrainLanguageCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--train",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder of files <tag>-<part>.txt, one sentence a line, in UTF-8. May be given several times.")
    private List<Path> train = new ArrayList<>();

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            defaultValue = "train,own,words",
            description = "Which files of the folders are read: <tag>-<part>.txt. Default: ${DEFAULT-VALUE}.")
    private List<String> parts = new ArrayList<>();

    @Mixin
    private ModelOutput out = new ModelOutput();

    TrainLanguageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Example> sentences = new ArrayList<>();
        train.forEach(folder -> sentences.addAll(LabelledText.ofFolder(folder, parts)));
        LinearModel model;
        try (TrainingBar bar = new TrainingBar("language", console)) {
            model = LanguageTrainer.train(sentences, bar);
        } catch (IllegalArgumentException unfit) {
            throw CommandFailure.of(unfit);
        }
        out.write(model);
        console.out()
                .println(sentences.size() + " sentences, " + model.labels().size() + " tags, " + model.features()
                        + " features: " + out.path());
        return 0;
    }
}
