package org.warta.enricher.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warta.enricher.entity.NameBook;
import org.warta.enricher.sequence.Conll;
import org.warta.enricher.sequence.Corpus;
import org.warta.enricher.sequence.Example;
import org.warta.enricher.sequence.SequenceModel;
import org.warta.enricher.sequence.SequenceModelFile;
import org.warta.enricher.sequence.SequenceTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a tagger of entities of any types. */
@Command(
        name = "entities",
        description = "Trains a tagger of entities. Any set of types will do.",
        mixinStandardHelpOptions = true)
final class TrainEntitiesCommand implements Callable<Integer> {
    private static final Pattern TRAIN = Pattern.compile("(?:([a-z][a-z0-9-]*)(?::(0?\\.\\d+|1))?=)?(.+)");

    private final Console console;

    @Option(
            names = "--train",
            required = true,
            paramLabel = "[CONVENTION[:WEIGHT]=]FILE",
            description = {
                "Sentences in CoNLL columns: a word, a tab and an IOB2 tag a line, an empty line behind each sentence. May be given several times.",
                "Corpora that disagree about what an entity is have different conventions (a name of yours); the first one is preferred. A weight below 1 makes the sentences count less."
            })
    private List<String> train = new ArrayList<>();

    @Option(
            names = "--dev",
            paramLabel = "FILE",
            description =
                    "Sentences as in --train to measure the model with; it is not trained on them. May be given several times.")
    private List<Path> dev = new ArrayList<>();

    @Option(names = "--language", required = true, paramLabel = "TAG", description = "Language of the sentences.")
    private String language = "";

    @Mixin
    private ModelOutput out = new ModelOutput();

    TrainEntitiesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Corpus> corpora = corpora();
        SequenceTrainer trainer = new SequenceTrainer(SequenceTrainer.Settings.of(language), NameBook.lists());
        SequenceModel model;
        try (TrainingBar bar = new TrainingBar("entities", console)) {
            model = trainer.train(corpora, bar);
        } catch (IllegalArgumentException unfit) {
            throw CommandFailure.of(unfit);
        }
        out.write(stream -> SequenceModelFile.write(model, stream));
        console.out()
                .println(corpora.stream()
                                .mapToInt(corpus -> corpus.examples().size())
                                .sum() + " sentences, types "
                        + model.head().labels().types() + ", " + model.features() + " features: " + out.path());
        for (Path file : dev) {
            console.out().println(EntityReport.of(model, file, null).table());
        }
        return 0;
    }

    private List<Corpus> corpora() {
        Map<String, List<Example>> sentences = new LinkedHashMap<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String given : train) {
            Matcher parts = TRAIN.matcher(given);
            if (!parts.matches()) {
                throw new CommandFailure("--train wants [CONVENTION[:WEIGHT]=]FILE, not: " + given);
            }
            String convention = parts.group(1) == null ? "only" : parts.group(1);
            weights.put(convention, parts.group(2) == null ? 1 : Double.parseDouble(parts.group(2)));
            sentences.computeIfAbsent(convention, name -> new ArrayList<>()).addAll(read(Path.of(parts.group(3))));
        }
        List<Corpus> corpora = new ArrayList<>();
        sentences.forEach((convention, examples) ->
                corpora.add(new Corpus(convention, weights.getOrDefault(convention, 1.0), examples)));
        return corpora;
    }

    static List<Example> read(Path file) {
        try {
            return Conll.read(file);
        } catch (IOException unreadable) {
            throw CommandFailure.of(file, unreadable);
        }
    }
}
