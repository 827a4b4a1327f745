package org.warta.enricher.linear;

/**
 * The mean logistic loss of the examples, with an L2 penalty on all weights but the biases, which stand behind the last
 * feature.
 */
final class LogisticLoss implements Lbfgs.Objective {
    private static final double LEAST_PROBABILITY = 1e-300;

    private final TrainingTable table;
    private final int labels;
    private final TrainingSettings settings;

    LogisticLoss(TrainingTable table, int labels, TrainingSettings settings) {
        this.table = table;
        this.labels = labels;
        this.settings = settings;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        int biases = table.features() * labels;
        double penalty = settings.penalty();
        double loss = 0;
        for (int i = 0; i < biases; i++) {
            loss += penalty / 2 * point[i] * point[i];
            gradient[i] = penalty * point[i];
        }
        for (int label = 0; label < labels; label++) {
            gradient[biases + label] = 0;
        }
        double share = 1.0 / table.examples();
        double[] scores = new double[labels];
        for (int example = 0; example < table.examples(); example++) {
            score(point, example, scores);
            Probabilities.of(scores, settings.decision(), 1);
            loss += share * residuals(example, scores);
            int[] rows = table.rows(example);
            float[] values = table.values(example);
            for (int j = 0; j < rows.length; j++) {
                double value = share * values[j];
                int at = rows[j] * labels;
                for (int label = 0; label < labels; label++) {
                    gradient[at + label] += value * scores[label];
                }
            }
            for (int label = 0; label < labels; label++) {
                gradient[biases + label] += share * scores[label];
            }
        }
        return loss;
    }

    private void score(double[] point, int example, double[] scores) {
        System.arraycopy(point, table.features() * labels, scores, 0, labels);
        int[] rows = table.rows(example);
        float[] values = table.values(example);
        for (int j = 0; j < rows.length; j++) {
            double value = values[j];
            int at = rows[j] * labels;
            for (int label = 0; label < labels; label++) {
                scores[label] += value * point[at + label];
            }
        }
    }

    /** Turns probabilities into probability minus truth, in place; the loss of the example. */
    private double residuals(int example, double[] probabilities) {
        double loss = 0;
        for (int label = 0; label < labels; label++) {
            double p = probabilities[label];
            if (table.applies(example, label)) {
                loss -= Math.log(Math.max(LEAST_PROBABILITY, p));
                probabilities[label] = p - 1;
            } else if (settings.decision() == Decision.ANY_OF) {
                loss -= Math.log(Math.max(LEAST_PROBABILITY, 1 - p));
            }
        }
        return loss;
    }
}
