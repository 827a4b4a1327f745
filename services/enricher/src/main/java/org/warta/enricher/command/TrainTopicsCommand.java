package org.warta.enricher.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.warta.enricher.linear.Example;
import org.warta.enricher.linear.LinearModel;
import org.warta.enricher.linear.LinearTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a classifier of texts for any label set. */
@Command(
        name = "topics",
        description = "Trains a classifier of texts, one label a text. Any set of labels will do.",
        mixinStandardHelpOptions = true)
final class TrainTopicsCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--train",
            required = true,
            paramLabel = "FILE",
            description = "Lines of label, tab and text, in UTF-8. May be given several times.")
    private List<Path> train = new ArrayList<>();

    @Option(
            names = "--dev",
            paramLabel = "FILE",
            description =
                    "Lines as in --train to measure the model with; it is not trained on them. May be given several times.")
    private List<Path> dev = new ArrayList<>();

    @Option(
            names = "--language",
            required = true,
            paramLabel = "TAG",
            description = "Language of the texts: id, ms and en are known closer, any other will do.")
    private String language = "";

    @Mixin
    private ModelOutput out = new ModelOutput();

    TrainTopicsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Example> examples = read(train);
        List<Example> unseen = read(dev);
        LinearModel model;
        try (TrainingBar bar = new TrainingBar("topics", console)) {
            model = LinearTrainer.train(examples, TopicSettings.of(language), bar);
        } catch (IllegalArgumentException unfit) {
            throw CommandFailure.of(unfit);
        }
        out.write(model);
        console.out()
                .println(examples.size() + " texts, " + model.labels().size() + " labels, " + model.features()
                        + " features: " + out.path());
        if (!unseen.isEmpty()) {
            console.out()
                    .println(Report.of(text -> model.scores(text).bestLabel(), unseen)
                            .table());
        }
        return 0;
    }

    private static List<Example> read(List<Path> files) {
        List<Example> examples = new ArrayList<>();
        files.forEach(file -> examples.addAll(LabelledText.ofTable(file)));
        return examples;
    }
}
