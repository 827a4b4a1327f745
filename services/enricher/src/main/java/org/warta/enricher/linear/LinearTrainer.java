package org.warta.enricher.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Trains linear models by regularised logistic regression. The same examples and settings give the same model, byte for
 * byte. One example in {@value #HELD_OUT_EACH} is first held out to find the temperature; the weights then come from
 * all of them.
 */
public final class LinearTrainer {
    private static final int HELD_OUT_EACH = 5;
    private static final double MOST_WEIGHT = 127;

    private LinearTrainer() {}

    /**
     * Trains a model.
     *
     * @throws IllegalArgumentException when the examples have fewer than two labels
     */
    public static LinearModel train(List<Example> examples, TrainingSettings settings, Progress progress) {
        List<String> labels = labels(examples);
        if (labels.size() < 2) {
            throw new IllegalArgumentException("training wants two labels or more, but the examples have " + labels);
        }
        int all = 2 * settings.iterations();
        List<Example> kept = new ArrayList<>();
        List<Example> heldOut = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            (i % HELD_OUT_EACH == HELD_OUT_EACH - 1 ? heldOut : kept).add(examples.get(i));
        }
        LinearModel trial = fit(kept, labels, settings, 1, (done, of) -> progress.step(done, all));
        double temperature = Temperature.fit(trial, heldOut);
        return fit(
                examples,
                labels,
                settings,
                temperature,
                (done, of) -> progress.step(settings.iterations() + done, all));
    }

    private static LinearModel fit(
            List<Example> examples,
            List<String> labels,
            TrainingSettings settings,
            double temperature,
            Progress progress) {
        TrainingTable table = TrainingTable.of(examples, labels, settings);
        double[] point = new double[(table.features() + 1) * labels.size()];
        Lbfgs.minimise(new LogisticLoss(table, labels.size(), settings), point, settings.iterations(), progress);
        return compress(
                table,
                point,
                new LinearModel.Head(
                        settings.purpose(), labels, settings.decision(), settings.features(), temperature));
    }

    /** Keeps one byte a weight, with a scale for each feature. */
    private static LinearModel compress(TrainingTable table, double[] point, LinearModel.Head head) {
        int labels = head.labels().size();
        int features = table.features();
        byte[] weights = new byte[features * labels];
        float[] scales = new float[features];
        for (int row = 0; row < features; row++) {
            double most = 0;
            for (int label = 0; label < labels; label++) {
                most = Math.max(most, Math.abs(point[row * labels + label]));
            }
            scales[row] = (float) (most / MOST_WEIGHT);
            for (int label = 0; label < labels && scales[row] > 0; label++) {
                weights[row * labels + label] = (byte) Math.round(point[row * labels + label] / scales[row]);
            }
        }
        double[] biases = new double[labels];
        System.arraycopy(point, features * labels, biases, 0, labels);
        return new LinearModel(head, table.hashes(), table.groups(), table.rarities(), weights, scales, biases);
    }

    private static List<String> labels(List<Example> examples) {
        TreeSet<String> labels = new TreeSet<>();
        examples.forEach(example -> labels.addAll(example.labels()));
        return List.copyOf(labels);
    }
}
