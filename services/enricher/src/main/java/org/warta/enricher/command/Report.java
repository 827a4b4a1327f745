package org.warta.enricher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import org.warta.enricher.linear.Example;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How often the answer was right, over all texts and for each label. */
final class Report {
    private final List<String> labels;

    /** Texts by right label (row) and given label (column). */
    private final int[][] confusion;

    private Report(List<String> labels, int[][] confusion) {
        this.labels = labels;
        this.confusion = confusion;
    }

    /** Asks for the answer to each text and counts. */
    static Report of(Function<String, String> classifier, List<Example> examples) {
        List<String> answers = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (Example example : examples) {
            String answer = classifier.apply(example.text());
            answers.add(answer);
            seen.add(answer);
            seen.addAll(example.labels());
        }
        List<String> labels = List.copyOf(seen);
        int[][] confusion = new int[labels.size()][labels.size()];
        for (int i = 0; i < answers.size(); i++) {
            String right = examples.get(i).labels().iterator().next();
            confusion[labels.indexOf(right)][labels.indexOf(answers.get(i))]++;
        }
        return new Report(labels, confusion);
    }

    double accuracy() {
        int right = 0;
        int all = 0;
        for (int label = 0; label < labels.size(); label++) {
            right += confusion[label][label];
            all += expected(label);
        }
        return right / (double) all;
    }

    /** Mean of the F1 of all labels that some text has. */
    double macroF1() {
        double sum = 0;
        int count = 0;
        for (int label = 0; label < labels.size(); label++) {
            if (expected(label) > 0) {
                sum += f1(label);
                count++;
            }
        }
        return sum / count;
    }

    /** A table of the labels. */
    String table() {
        StringBuilder table = new StringBuilder();
        int width = labels.stream().mapToInt(String::length).max().orElse(0);
        String row = "%-" + Math.max(width, "label".length()) + "s %9s %9s %9s %7s%n";
        table.append(String.format(Locale.ROOT, row, "label", "precision", "recall", "F1", "texts"));
        for (int label = 0; label < labels.size(); label++) {
            table.append(String.format(
                    Locale.ROOT,
                    row,
                    labels.get(label),
                    share(precision(label)),
                    share(recall(label)),
                    share(f1(label)),
                    expected(label)));
        }
        return table.append(String.format(Locale.ROOT, "accuracy %s, macro F1 %s", share(accuracy()), share(macroF1())))
                .toString();
    }

    /** The matrix of right labels (rows) and given labels (columns). */
    String matrix() {
        int width = Math.max(4, labels.stream().mapToInt(String::length).max().orElse(0) + 1);
        StringBuilder matrix = new StringBuilder(" ".repeat(width));
        String cell = "%" + width + "s";
        labels.forEach(label -> matrix.append(String.format(Locale.ROOT, cell, label)));
        for (int right = 0; right < labels.size(); right++) {
            if (expected(right) > 0) {
                matrix.append(String.format(Locale.ROOT, "%n%-" + width + "s", labels.get(right)));
                for (int given : confusion[right]) {
                    matrix.append(String.format(Locale.ROOT, cell, given == 0 ? "." : Integer.toString(given)));
                }
            }
        }
        return matrix.toString();
    }

    /** Everything as one JSON object in one line: {@code accuracy}, {@code macro.f1}, {@code labels}, {@code confusion}. */
    String json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("accuracy", accuracy());
        json.putObject("macro").put("f1", macroF1());
        ObjectNode each = json.putObject("labels");
        ObjectNode rows = json.putObject("confusion");
        for (int label = 0; label < labels.size(); label++) {
            each.putObject(labels.get(label))
                    .put("precision", precision(label))
                    .put("recall", recall(label))
                    .put("f1", f1(label))
                    .put("texts", expected(label));
            ObjectNode row = rows.putObject(labels.get(label));
            for (int given = 0; given < labels.size(); given++) {
                if (confusion[label][given] > 0) {
                    row.put(labels.get(given), confusion[label][given]);
                }
            }
        }
        return json.toString();
    }

    private double precision(int label) {
        int given = 0;
        for (int[] row : confusion) {
            given += row[label];
        }
        return given == 0 ? 0 : confusion[label][label] / (double) given;
    }

    private double recall(int label) {
        return expected(label) == 0 ? 0 : confusion[label][label] / (double) expected(label);
    }

    private double f1(int label) {
        double sum = precision(label) + recall(label);
        return sum == 0 ? 0 : 2 * precision(label) * recall(label) / sum;
    }

    private int expected(int label) {
        int expected = 0;
        for (int count : confusion[label]) {
            expected += count;
        }
        return expected;
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
