package org.warta.enricher.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.warta.enricher.entity.NameBook;
import org.warta.enricher.sequence.Example;
import org.warta.enricher.sequence.Sentence;
import org.warta.enricher.sequence.SequenceLabeller;
import org.warta.enricher.sequence.SequenceModel;
import org.warta.enricher.sequence.StretchScore;
import org.warta.enricher.sequence.StretchScore.Count;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How well a model finds entities.
 *
 * @param convention name of the convention that it followed
 * @param score what was right, wrong and missed
 */
record EntityReport(String convention, StretchScore score) {

    /**
     * Tags the words of the file as they stand and compares.
     *
     * @param convention to follow; null: that of the corpus which the file is most like
     */
    static EntityReport of(SequenceModel model, Path file, @Nullable String convention) {
        List<Example> examples = TrainEntitiesCommand.read(file);
        List<String> conventions = model.head().conventions();
        int followed = convention == null
                ? model.head()
                        .register()
                        .nearest(examples.stream().map(Example::words).toList())
                : conventions.indexOf(convention);
        if (followed < 0) {
            throw new CommandFailure(
                    "the model has no convention " + convention + ", only " + String.join(", ", conventions));
        }
        SequenceLabeller labeller = new SequenceLabeller(model, followed);
        SequenceLabeller.Labelling labelling = new SequenceLabeller.Labelling();
        Sentence sentence = new Sentence(NameBook.lists());
        StretchScore score = new StretchScore();
        for (Example example : examples) {
            sentence.set(example.words());
            labeller.label(sentence, labelling);
            score.add(example.stretches(), labeller.stretches(labelling));
        }
        return new EntityReport(conventions.get(followed), score);
    }

    String table() {
        StringBuilder table = new StringBuilder();
        int width =
                score.types().keySet().stream().mapToInt(String::length).max().orElse(0);
        String row = "%-" + Math.max(width, "type".length()) + "s %9s %9s %9s %9s%n";
        table.append(String.format(Locale.ROOT, row, "type", "precision", "recall", "F1", "entities"));
        score.types().forEach((type, count) -> table.append(row(row, type, count)));
        table.append(row(row, "all", score.micro()));
        return table.append(String.format(
                        Locale.ROOT,
                        "micro F1 %.4f, macro F1 %.4f, convention %s",
                        score.micro().f1(),
                        score.macroF1(),
                        convention))
                .toString();
    }

    private static String row(String format, String type, Count count) {
        return String.format(
                Locale.ROOT,
                format,
                type,
                share(count.precision()),
                share(count.recall()),
                share(count.f1()),
                count.expected());
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    /** Everything as one JSON object in one line: {@code micro}, {@code macro.f1}, {@code types}, {@code convention}. */
    String json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        write(score.micro(), json.putObject("micro"));
        json.putObject("macro").put("f1", score.macroF1());
        ObjectNode types = json.putObject("types");
        score.types().forEach((type, count) -> write(count, types.putObject(type)));
        json.put("convention", convention);
        return json.toString();
    }

    private static void write(Count count, ObjectNode json) {
        json.put("precision", count.precision())
                .put("recall", count.recall())
                .put("f1", count.f1())
                .put("entities", count.expected());
    }
}
